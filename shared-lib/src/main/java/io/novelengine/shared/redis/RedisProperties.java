package io.novelengine.shared.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Redis is, and how much may wait for it.
 *
 * @param host host of Redis
 * @param port port of Redis
 * @param waiting most commands under way; more are refused at once
 */
@Validated
@ConfigurationProperties("novel.redis")
record RedisProperties(
        @NotBlank String host,
        @Positive @Max(65535) int port,
        @DefaultValue("10000") @Positive int waiting) {}
