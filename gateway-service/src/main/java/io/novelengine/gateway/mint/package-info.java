/**
 * Short-lived tokens, each for one caller and one service.
 */
@NullMarked
package io.novelengine.gateway.mint;

import org.jspecify.annotations.NullMarked;
