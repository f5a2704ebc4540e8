package io.novelengine.shared.access;

import io.novelengine.shared.identity.Role;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom a service lets in.
 *
 * @param reads role needed for GET, HEAD and OPTIONS; none when absent
 * @param writes role needed for everything else
 * @param keyAge age at which the gateway's key set is fetched anew
 * @param keyPause shortest time between two fetches of it
 */
@Validated
@ConfigurationProperties("novel.access")
record AccessProperties(
        @Nullable Role reads,
        @NotNull @DefaultValue("AUTHOR") Role writes,
        @DefaultValue("5m") Duration keyAge,
        @DefaultValue("1s") Duration keyPause) {}
