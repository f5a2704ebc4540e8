/** Which instance of a service gets a request: strategies, the standing of instances, and where instances come from. */
@NullMarked
package io.novelengine.gateway.balance;

import org.jspecify.annotations.NullMarked;
