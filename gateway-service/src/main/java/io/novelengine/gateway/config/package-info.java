/**
 * What the gateway is told: its own settings, and where the services are.
 */
@NullMarked
package io.novelengine.gateway.config;

import org.jspecify.annotations.NullMarked;
