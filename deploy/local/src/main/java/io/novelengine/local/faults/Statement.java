package io.novelengine.local.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a service, as far as it matters here.
 *
 * @param kind what it does
 * @param runParameter which of its parameters is the run, from 1; 0 for none
 */
record Statement(Kind kind, int runParameter) {

    private static final Pattern RUN = Pattern.compile("run_id = \\$(\\d+)");
    private static final int UUID_BYTES = 16;
    private static final char SMALLEST_DIGIT = '0';

    /** Recognises a statement by its words. */
    static Statement of(String sql) {
        String words = sql.replaceAll("\\s+", " ");
        Kind kind = Kind.OTHER;
        for (Kind each : Kind.values()) {
            if (!each.mark.isEmpty() && words.contains(each.mark)) {
                kind = each;
                break;
            }
        }
        Matcher run = RUN.matcher(words);
        return new Statement(kind, run.find() ? Integer.parseInt(run.group(1)) : 0);
    }

    /** A whole number as PostgreSQL and its clients send it, in either of the two forms. */
    static long number(byte[] value) {
        if (value[0] >= SMALLEST_DIGIT) {
            return Long.parseLong(new String(value, StandardCharsets.US_ASCII));
        }
        long number = 0;
        for (byte each : value) {
            number = number << Byte.SIZE | each & 0xff;
        }
        return number;
    }

    /** An id as PostgreSQL and its clients send it, in either of the two forms. */
    static UUID id(byte[] value) {
        if (value.length == UUID_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(value);
            return new UUID(bytes.getLong(), bytes.getLong());
        }
        return UUID.fromString(new String(value, StandardCharsets.US_ASCII));
    }

    /** What statements do. */
    enum Kind {
        CLAIM("skip locked) update run_queue"),
        BEGIN("stop_after, attempts, cast(extract(epoch from clock_timestamp() - created_at)"),
        TURN("insert into turn (run_id"),
        LEAVE("delete from run_queue"),
        NOTIFY("pg_notify("),
        SENT("update outbox o set published_at = now()"),
        COUNT("insert into turn (run, number"),
        OTHER("");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }
    }
}
