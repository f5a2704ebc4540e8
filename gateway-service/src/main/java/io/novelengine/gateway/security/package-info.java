/**
 * Who may ask what.
 */
@NullMarked
package io.novelengine.gateway.security;

import org.jspecify.annotations.NullMarked;
