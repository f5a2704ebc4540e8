/**
 * Calls to the other services: instances, deadlines, retries, breakers.
 */
@NullMarked
package io.novelengine.shared.client;

import org.jspecify.annotations.NullMarked;
