package io.novelengine.character.profile;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what was deleted can be restored.
 *
 * @param deleted how long a deleted character is kept, with its versions, card and portraits
 * @param every how often what is older is looked for
 * @param most most characters that are removed at once
 */
@Validated
@ConfigurationProperties("novel.characters.retention")
record RetentionProperties(
        @DefaultValue("30d") @NotNull Duration deleted,
        @DefaultValue("10m") @NotNull Duration every,
        @DefaultValue("200") @Positive int most) {}
