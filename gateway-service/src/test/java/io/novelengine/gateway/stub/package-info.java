/**
 * Services for the gateway's tests: real HTTP servers that answer as they are told.
 */
@NullMarked
package io.novelengine.gateway.stub;

import org.jspecify.annotations.NullMarked;
