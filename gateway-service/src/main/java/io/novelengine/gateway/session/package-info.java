/**
 * Signing in with a browser, and out again.
 */
@NullMarked
package io.novelengine.gateway.session;

import org.jspecify.annotations.NullMarked;
