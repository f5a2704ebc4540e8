/** Answers that anybody may have, kept for a while so that the services need not give them again. */
@NullMarked
package io.novelengine.gateway.cache;

import org.jspecify.annotations.NullMarked;
