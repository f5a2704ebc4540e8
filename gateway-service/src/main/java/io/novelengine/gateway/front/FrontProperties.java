package io.novelengine.gateway.front;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway takes from the outside.
 *
 * @param trustedProxies networks, such as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For} and {@code -Proto} are believed
 * @param head longest time for the head of a request, from its first byte to its last
 * @param pause longest pause within the body of a request
 * @param body longest time for the body of a request
 */
@ConfigurationProperties("novel.gateway.front")
record FrontProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("10s") Duration head,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("2m") Duration body) {}
