/**
 * The keys that sign the tokens for the services: made, published, rotated, kept sealed.
 */
@NullMarked
package io.novelengine.gateway.key;

import org.jspecify.annotations.NullMarked;
