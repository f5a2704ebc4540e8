/**
 * How a request finds an instance of its service, within which bounds, and what happens when none answers.
 */
@NullMarked
package io.novelengine.gateway.routing;

import org.jspecify.annotations.NullMarked;
