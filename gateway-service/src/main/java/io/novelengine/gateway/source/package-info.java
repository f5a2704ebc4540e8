/**
 * What the gateway itself asks the services.
 */
@NullMarked
package io.novelengine.gateway.source;

import org.jspecify.annotations.NullMarked;
