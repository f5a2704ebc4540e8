package io.novelengine.gateway.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions of browsers are.
 *
 * @param idle how long a session lives that is not used
 * @param longest how long a session lives that is used
 * @param secure whether browsers send the cookies over TLS only
 */
@ConfigurationProperties("novel.gateway.sessions")
record SessionProperties(
        @DefaultValue("2h") Duration idle,
        @DefaultValue("7d") Duration longest,
        @DefaultValue("true") boolean secure) {}
