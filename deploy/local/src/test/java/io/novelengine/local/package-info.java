/**
 * The launcher as a person uses it: real processes, a real PostgreSQL and Redis, stand-ins for the services.
 */
@NullMarked
package io.novelengine.local;

import org.jspecify.annotations.NullMarked;
