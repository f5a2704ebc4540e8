package io.novelengine.local.faults;

import io.novelengine.local.faults.Message.Fields;
import io.novelengine.local.faults.Statement.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Follows what a service says to PostgreSQL over one connection, and tells the snares where it stands. */
final class Conversation implements Tap {

    /*
     * A service sends one statement after another and waits for the answer of each, so an answer belongs to the statement that
     * was sent last. Whatever is recognised here is recognised by its words: when those change, a crash point is never reached
     * any more, and the campaign says so.
     */

    private static final String ENDED = "COMPLETED";

    private final int port;
    private final Snares snares;
    private final Fences fences;
    private final Findings findings;
    private final Map<String, Statement> prepared = new ConcurrentHashMap<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final List<Claim> claims = new ArrayList<>();
    private final Set<UUID> stale = new LinkedHashSet<>();
    private Statement current = Statement.of("");
    private boolean inTransaction;
    private boolean committing;
    private boolean ending;
    private boolean failed;
    private long pid;

    /**
     * @param port of the service's end
     */
    Conversation(int port, Snares snares, Fences fences, Findings findings) {
        this.findings = findings;
        this.port = port;
        this.snares = snares;
        this.fences = fences;
    }

    @Override
    public synchronized boolean toServer(Message message) throws InterruptedException {
        return switch (message.type()) {
            case 'P' -> parse(message.fields());
            case 'B' -> bind(message);
            case 'Q' -> query(message.fields().text());
            default -> true;
        };
    }

    private boolean parse(Fields fields) {
        prepared.put(fields.text(), Statement.of(fields.text()));
        return true;
    }

    private boolean bind(Message message) throws InterruptedException {
        Fields fields = message.fields();
        fields.text();
        current = prepared.getOrDefault(fields.text(), Statement.of(""));
        kinds.add(current.kind());
        ending |= message.mentions(ENDED);
        stale.clear();
        if (current.kind() == Kind.TURN && current.runParameter() > 0) {
            List<UUID> runs = runs(fields, current.runParameter());
            snares.writing(port, pid(), runs.getFirst());
            runs.stream().filter(run -> fences.isStale(run, pid())).forEach(stale::add);
        }
        if (current.kind() == Kind.TURN && !inTransaction) {
            return snares.passes(ending ? CrashPoint.LAST_WRITTEN : CrashPoint.TURN_WRITTEN, port);
        }
        return switch (current.kind()) {
            case NOTIFY -> snares.passes(CrashPoint.NOTIFYING, port);
            case SENT -> snares.passes(CrashPoint.SENT, port);
            default -> true;
        };
    }

    private static List<UUID> runs(Fields fields, int parameter) {
        int formats = fields.shortInt();
        for (int i = 0; i < formats; i++) {
            fields.shortInt();
        }
        fields.shortInt();
        for (int i = 1; i < parameter; i++) {
            fields.value();
        }
        return Statement.ids(fields.value());
    }

    /** The process at the other end; 0 when it is gone. */
    private long pid() {
        if (pid == 0) {
            pid = snares.pid(port);
        }
        return pid;
    }

    private boolean query(String text) {
        current = Statement.of(text);
        stale.clear();
        String words = text.toUpperCase(Locale.ROOT);
        committing = words.startsWith("COMMIT");
        if (committing) {
            return !kinds.contains(Kind.TURN)
                    || snares.passes(ending ? CrashPoint.LAST_WRITTEN : CrashPoint.TURN_WRITTEN, port);
        }
        if (words.startsWith("ROLLBACK") && kinds.contains(Kind.START) && !failed) {
            findings.add(Check.CANCELS, "a run that was about to be started was rolled back though nothing had failed");
        }
        inTransaction = words.startsWith("BEGIN") || words.startsWith("START");
        forget();
        return true;
    }

    private void forget() {
        kinds.clear();
        claims.clear();
        ending = false;
        failed = false;
    }

    @Override
    public synchronized boolean toClient(Message message) {
        switch (message.type()) {
            case 'D' -> row(message.fields());
            case 'E' -> failed = true;
            case 'C' -> {
                return completed(message.fields().text());
            }
            default -> {
                // says nothing that matters here
            }
        }
        return true;
    }

    private void row(Fields row) {
        if (current.kind() == Kind.CLAIM) {
            row.shortInt();
            claims.add(new Claim(
                    Statement.id(row.value()), Statement.number(row.value()), Statement.number(row.value()) > 0));
        } else if (current.kind() == Kind.TURN) {
            row.shortInt();
            UUID accepted = Statement.id(row.value());
            if (stale.remove(accepted)) {
                fences.answered(accepted, 1);
            }
        }
    }

    private boolean completed(String tag) {
        long rows = tag.startsWith("INSERT") ? Long.parseLong(tag.substring(tag.lastIndexOf(' ') + 1)) : 0;
        stale.forEach(run -> fences.answered(run, rows));
        stale.clear();
        if (!inTransaction) {
            boolean passes = kinds.contains(Kind.TURN) ? committed() : claimed();
            forget();
            return passes;
        }
        if (!committing) {
            return true;
        }
        boolean passes = !tag.equals("COMMIT") || committed();
        inTransaction = false;
        committing = false;
        forget();
        return passes;
    }

    private boolean committed() {
        if (kinds.contains(Kind.TURN)) {
            return snares.passes(ending ? CrashPoint.LAST_COMMITTED : CrashPoint.TURN_COMMITTED, port);
        }
        if (kinds.contains(Kind.CLAIM) || kinds.contains(Kind.BEGIN)) {
            return claimed() && snares.passes(CrashPoint.BEGUN, port);
        }
        return !kinds.contains(Kind.COUNT) || snares.passes(CrashPoint.COUNTED, port);
    }

    private boolean claimed() {
        claims.forEach(claim -> fences.claimed(claim.run(), pid(), claim.fence()));
        return claims.isEmpty()
                || snares.passes(CrashPoint.CLAIMED, port)
                        && (claims.stream().noneMatch(Claim::rescue) || snares.passes(CrashPoint.RESCUED, port));
    }

    /** A run that was claimed, from a silent worker if it is a rescue. */
    private record Claim(UUID run, long fence, boolean rescue) {}
}
