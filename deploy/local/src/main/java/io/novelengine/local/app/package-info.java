/**
 * The six services as processes: their jars, their JVM flags, their AOT caches and their environment.
 */
@NullMarked
package io.novelengine.local.app;

import org.jspecify.annotations.NullMarked;
