/** How often one may ask: by plan, for each user, each token and each address. */
@NullMarked
package io.novelengine.gateway.limit;

import org.jspecify.annotations.NullMarked;
