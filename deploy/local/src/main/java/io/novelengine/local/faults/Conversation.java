package io.novelengine.local.faults;

import io.novelengine.local.faults.Message.Fields;
import io.novelengine.local.faults.Statement.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Follows what a service says to PostgreSQL over one connection, and tells the snares where it stands. */
final class Conversation implements Tap {

    /*
     * A service sends one statement after another and waits for the answer of each, so an answer belongs to the statement that
     * was sent last. Whatever is recognised here is recognised by its words: when those change, a crash point is never reached
     * any more, and the campaign says so.
     */

    private final int port;
    private final Snares snares;
    private final Fences fences;
    private final Map<String, Statement> prepared = new ConcurrentHashMap<>();
    private final Set<Kind> inTransaction = EnumSet.noneOf(Kind.class);
    private volatile Statement current = Statement.of("");
    private volatile @Nullable UUID stale;
    private volatile long pid;
    private volatile boolean committing;

    /**
     * @param port of the service's end
     */
    Conversation(int port, Snares snares, Fences fences) {
        this.port = port;
        this.snares = snares;
        this.fences = fences;
    }

    @Override
    public boolean toServer(Message message) throws InterruptedException {
        return switch (message.type()) {
            case 'P' -> parse(message.fields());
            case 'B' -> bind(message.fields());
            case 'Q' -> query(message.fields().text());
            default -> true;
        };
    }

    private boolean parse(Fields fields) {
        prepared.put(fields.text(), Statement.of(fields.text()));
        return true;
    }

    private boolean bind(Fields fields) throws InterruptedException {
        fields.text();
        Statement statement = prepared.getOrDefault(fields.text(), Statement.of(""));
        current = statement;
        stale = null;
        inTransaction.add(statement.kind());
        if (statement.kind() == Kind.TURN && statement.runParameter() > 0) {
            UUID run = run(fields, statement.runParameter());
            snares.writing(port, pid(), run);
            stale = fences.isStale(run, pid()) ? run : null;
        }
        return switch (statement.kind()) {
            case NOTIFY -> snares.passes(CrashPoint.NOTIFYING, port);
            case SENT -> snares.passes(CrashPoint.SENT, port);
            default -> true;
        };
    }

    private static UUID run(Fields fields, int parameter) {
        int formats = fields.shortInt();
        for (int i = 0; i < formats; i++) {
            fields.shortInt();
        }
        fields.shortInt();
        for (int i = 1; i < parameter; i++) {
            fields.value();
        }
        return Statement.id(fields.value());
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
        stale = null;
        String words = text.toUpperCase(Locale.ROOT);
        committing = words.startsWith("COMMIT");
        if (committing && inTransaction.contains(Kind.TURN)) {
            return snares.passes(
                    inTransaction.contains(Kind.LEAVE) ? CrashPoint.LAST_WRITTEN : CrashPoint.TURN_WRITTEN, port);
        }
        if (!committing) {
            inTransaction.clear();
        }
        return true;
    }

    @Override
    public boolean toClient(Message message) {
        return switch (message.type()) {
            case 'D' -> current.kind() != Kind.CLAIM || claimed(message.fields());
            case 'C' -> completed(message.fields().text());
            default -> true;
        };
    }

    private boolean claimed(Fields row) {
        row.shortInt();
        UUID run = Statement.id(row.value());
        fences.claimed(run, pid(), Statement.number(row.value()));
        boolean rescue = Statement.number(row.value()) > 0;
        return snares.passes(CrashPoint.CLAIMED, port) && (!rescue || snares.passes(CrashPoint.RESCUED, port));
    }

    private boolean completed(String tag) {
        UUID late = stale;
        if (late != null) {
            stale = null;
            fences.answered(late, Long.parseLong(tag.substring(tag.lastIndexOf(' ') + 1)));
        }
        if (!committing || !tag.equals("COMMIT")) {
            return true;
        }
        committing = false;
        Set<Kind> done = EnumSet.copyOf(inTransaction.isEmpty() ? Set.of(Kind.OTHER) : inTransaction);
        inTransaction.clear();
        if (done.contains(Kind.TURN)) {
            return snares.passes(
                    done.contains(Kind.LEAVE) ? CrashPoint.LAST_COMMITTED : CrashPoint.TURN_COMMITTED, port);
        }
        if (done.contains(Kind.BEGIN)) {
            return snares.passes(CrashPoint.BEGUN, port);
        }
        return !done.contains(Kind.COUNT) || snares.passes(CrashPoint.COUNTED, port);
    }
}
