/**
 * What Java types say about themselves in the OpenAPI document of a service.
 */
@NullMarked
package io.novelengine.shared.openapi;

import org.jspecify.annotations.NullMarked;
