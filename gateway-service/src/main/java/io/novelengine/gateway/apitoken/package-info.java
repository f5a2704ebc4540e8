/**
 * Tokens that users make for their scripts.
 */
@NullMarked
package io.novelengine.gateway.apitoken;

import org.jspecify.annotations.NullMarked;
