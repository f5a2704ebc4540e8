/**
 * The supervisor: starts the suite, watches it, restarts what crashed and stops everything in order.
 */
@NullMarked
package io.novelengine.local.suite;

import org.jspecify.annotations.NullMarked;
