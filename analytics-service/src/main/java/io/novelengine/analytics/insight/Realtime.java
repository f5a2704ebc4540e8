package io.novelengine.analytics.insight;

import java.time.Instant;

/**
 * What goes on now.
 *
 * @param at the time it is about
 * @param queued runs that wait
 * @param running runs under way
 * @param lastFiveMinutes what happened in the last 5 minutes
 * @param lastHour what happened in the last 60 minutes
 */
record Realtime(Instant at, long queued, long running, Window lastFiveMinutes, Window lastHour) {

    /**
     * What happened in the minutes before.
     *
     * @param minutes how many minutes
     * @param runsAccepted runs accepted
     * @param runsStarted runs begun
     * @param runsEnded runs over
     * @param turns turns committed
     * @param acts acts in them
     * @param words words of their prose
     */
    record Window(
            long minutes, long runsAccepted, long runsStarted, long runsEnded, long turns, long acts, long words) {}
}
