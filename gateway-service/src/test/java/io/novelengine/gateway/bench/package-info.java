/** What the gateway costs. */
@NullMarked
package io.novelengine.gateway.bench;

import org.jspecify.annotations.NullMarked;
