package io.novelengine.simulation.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How runs are queued and played.
 *
 * @param lanes most runs played at once by this instance; none for one that only answers
 * @param least runs played at once by this instance however slow it has become
 * @param lease how long a worker may be silent before another takes its run over; it speaks up three times as often
 * @param group time over which fast turns are gathered into one commit
 * @param pace least time between two commits of a run
 * @param poll rest of an idle worker before it looks into the queue again
 * @param longest longest that one worker plays one run without a break
 * @param attempts failures after which a run is given up
 * @param retry rest before a failed run is tried again; doubles each time, a quarter more or less by chance
 * @param rescues workers that may fall silent over the same turn of a run before it is given up
 * @param headStart waiting time that a high priority is ahead of a normal one, and a low one behind
 * @param spacing waiting time that each run of an owner is behind the one before while both wait
 * @param waiting most runs of one owner that wait or are played
 * @param perUser runs of one user, who is no operator, that wait or are played at once; more are refused with a 429
 * @param patience how long a run that another version of the engine began waits for somebody who can play it on
 * @param cold whether every run is forgotten after each turn and read again: slow, and the story must be the same
 * @param grace longest that a stopping instance waits for its workers
 */
@Validated
@ConfigurationProperties("novel.simulation")
public record SimulationProperties(
        @DefaultValue("64") @PositiveOrZero @Max(1000) int lanes,
        @DefaultValue("4") @Positive int least,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("50ms") Duration group,
        @DefaultValue("0ms") Duration pace,
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("30m") Duration longest,
        @DefaultValue("3") @Positive int attempts,
        @DefaultValue("1s") Duration retry,
        @DefaultValue("20") @Positive int rescues,
        @DefaultValue("1m") Duration headStart,
        @DefaultValue("100ms") Duration spacing,
        @DefaultValue("20000") @Positive int waiting,
        @DefaultValue("50") @Positive int perUser,
        @DefaultValue("1m") Duration patience,
        @DefaultValue("false") boolean cold,
        @DefaultValue("8s") Duration grace) {}
