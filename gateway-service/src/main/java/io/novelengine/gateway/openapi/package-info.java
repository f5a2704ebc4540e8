/**
 * One OpenAPI document made of the documents of all services.
 */
@NullMarked
package io.novelengine.gateway.openapi;

import org.jspecify.annotations.NullMarked;
