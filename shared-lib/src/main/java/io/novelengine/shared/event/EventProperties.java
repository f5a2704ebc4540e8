package io.novelengine.shared.event;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events travel.
 *
 * @param stream key of the Redis stream
 * @param length most entries that the stream keeps, about; with half as many events unconfirmed, the relay waits
 * @param groups consumer groups that must confirm an event before the outbox forgets it
 * @param batch most events handled at once
 * @param rest pause when there is nothing to do
 * @param lookBack how often the relay looks whether the stream has forgotten what it was given
 * @param resend age at which an unconfirmed event is sent again although the stream has it; doubles with each try
 * @param abandoned idle time after which a dead consumer's events are taken over
 */
@Validated
@ConfigurationProperties("novel.events")
public record EventProperties(
        @DefaultValue("novel:events") @NotBlank String stream,
        @DefaultValue("100000") @Positive int length,
        @DefaultValue("analytics") List<String> groups,
        @DefaultValue("200") @Positive int batch,
        @DefaultValue("100ms") Duration rest,
        @DefaultValue("2s") Duration lookBack,
        @DefaultValue("5m") Duration resend,
        @DefaultValue("30s") Duration abandoned) {

    String epoch() {
        return stream + ":epoch";
    }

    String confirmations(String source) {
        return stream + ":confirmed:" + source;
    }
}
