package io.novelengine.simulation.signal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What changed and was not sent yet, each run once; and the form in which it is sent. */
final class PendingSignals {

    private static final Logger log = LoggerFactory.getLogger(PendingSignals.class);

    private static final String WORK = "work";
    private static final int MOST_RUNS = 150; // PostgreSQL takes payloads of less than 8,000 bytes
    private static final int CHANGED = -1;

    private final Map<UUID, Integer> runs = new LinkedHashMap<>();
    private boolean work;

    synchronized void work() {
        work = true;
    }

    synchronized void changed(UUID run) {
        runs.put(run, CHANGED);
    }

    synchronized void begun(UUID run, int turn) {
        runs.merge(run, turn, (known, begun) -> known == CHANGED ? known : begun);
    }

    synchronized boolean isEmpty() {
        return !work && runs.isEmpty();
    }

    /** The oldest of what is pending as one payload from this sender, empty for nothing. */
    synchronized String drain(String sender) {
        if (isEmpty()) {
            return "";
        }
        var payload = new StringBuilder(sender);
        if (work) {
            payload.append(' ').append(WORK);
            work = false;
        }
        var entries = runs.entrySet().iterator();
        for (var taken = 0; taken < MOST_RUNS && entries.hasNext(); taken++) {
            var entry = entries.next();
            payload.append(' ').append(entry.getKey());
            if (entry.getValue() != CHANGED) {
                payload.append('=').append(entry.getValue());
            }
            entries.remove();
        }
        return payload.toString();
    }

    /** Tells the hearers what a payload of another sender says. */
    static void read(String payload, String own, List<Hearer> hearers) {
        var words = payload.split(" ");
        if (words[0].equals(own)) {
            return;
        }
        for (var i = 1; i < words.length; i++) {
            try {
                read(words[i], hearers);
            } catch (IllegalArgumentException e) {
                log.warn("A signal that says nothing is left out");
            }
        }
    }

    private static void read(String word, List<Hearer> hearers) {
        var equals = word.indexOf('=');
        if (word.equals(WORK)) {
            hearers.forEach(Hearer::workArrived);
        } else if (equals < 0) {
            var run = UUID.fromString(word);
            hearers.forEach(hearer -> hearer.runChanged(run));
        } else {
            var run = UUID.fromString(word.substring(0, equals));
            var turn = Integer.parseInt(word.substring(equals + 1));
            hearers.forEach(hearer -> hearer.turnBegun(run, turn));
        }
    }
}
