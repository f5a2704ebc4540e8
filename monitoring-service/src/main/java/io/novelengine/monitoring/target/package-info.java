/**
 * Which instances of which services are watched, and how.
 */
@NullMarked
package io.novelengine.monitoring.target;

import org.jspecify.annotations.NullMarked;
