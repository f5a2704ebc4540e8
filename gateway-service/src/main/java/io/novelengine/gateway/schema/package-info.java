/**
 * The gateway's schema, made when PostgreSQL is there, which the gateway does not wait for.
 */
@NullMarked
package io.novelengine.gateway.schema;

import org.jspecify.annotations.NullMarked;
