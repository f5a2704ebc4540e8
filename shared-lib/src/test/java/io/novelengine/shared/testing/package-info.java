/**
 * What the tests of all services stand on: real PostgreSQL and Redis, in containers or embedded.
 */
@NullMarked
package io.novelengine.shared.testing;

import org.jspecify.annotations.NullMarked;
