package io.novelengine.simulation.run;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How runs are played.
 *
 * @param lanes runs played at once by this instance
 * @param lease how long a worker may be silent before another takes its run over
 * @param group time over which fast turns are gathered into one commit
 * @param poll rest of an idle worker before it looks into the queue again
 * @param longest longest that one worker plays one run without a break
 * @param attempts failures after which a run is given up
 * @param retry rest before a failed run is tried again; doubles each time
 * @param grace longest that a stopping instance waits for its workers
 */
@Validated
@ConfigurationProperties("novel.simulation")
public record SimulationProperties(
        @DefaultValue("8") @Positive int lanes,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("50ms") Duration group,
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("30m") Duration longest,
        @DefaultValue("3") @Positive int attempts,
        @DefaultValue("1s") Duration retry,
        @DefaultValue("8s") Duration grace) {}
