/**
 * Who the users are, how they prove it, and what they may.
 */
@NullMarked
package io.novelengine.gateway.account;

import org.jspecify.annotations.NullMarked;
