/**
 * PostgreSQL and Redis from the binaries that Maven Central carries.
 */
@NullMarked
package io.novelengine.local.server;

import org.jspecify.annotations.NullMarked;
