package io.novelengine.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What callers whom nobody knows were refused: the first of an address in a minute one by one, the others as one number. */
final class Strangers {

    static final int EACH = 10;

    private static final int MOST_ADDRESSES = 1_000;
    private static final String OTHERS = "";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private @Nullable Instant began;

    /** Whether this refusal is to be taken down by itself; it is counted otherwise. */
    synchronized boolean isAmongTheFirst(Entry refusal) {
        if (began == null) {
            began = refusal.at();
        }
        var isOneMore = !tallies.containsKey(refusal.address()) && tallies.size() >= MOST_ADDRESSES;
        var tally = tallies.computeIfAbsent(isOneMore ? OTHERS : refusal.address(), address -> new Tally());
        return tally.isFirst(refusal);
    }

    /** What was counted, once the minute is over. */
    synchronized List<Entry> counted(Instant now) {
        if (began == null || began.plus(MINUTE).isAfter(now)) {
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        tallies.forEach((address, tally) -> tally.addTo(entries, address, now));
        tallies.clear();
        began = null;
        return entries;
    }

    /** The refusals of one address within a minute. */
    private static final class Tally {

        private int single;
        private long more;
        private @Nullable Entry last;

        private boolean isFirst(Entry refusal) {
            if (single < EACH) {
                single++;
                return true;
            }
            more++;
            last = refusal;
            return false;
        }

        private void addTo(List<Entry> entries, String address, Instant now) {
            if (last != null) {
                entries.add(new Entry(
                        now,
                        last.actor(),
                        last.name(),
                        last.action(),
                        last.target(),
                        last.outcome(),
                        address,
                        last.request(),
                        more + " more within a minute" + (address.equals(OTHERS) ? " from further addresses" : "")
                                + ", this the last: " + last.detail()));
            }
        }
    }
}
