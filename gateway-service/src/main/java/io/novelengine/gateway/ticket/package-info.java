/**
 * One-time tickets, for WebSockets of browsers, which cannot send a header.
 */
@NullMarked
package io.novelengine.gateway.ticket;

import org.jspecify.annotations.NullMarked;
