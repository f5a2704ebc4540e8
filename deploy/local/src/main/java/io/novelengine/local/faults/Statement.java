package io.novelengine.local.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a service, as far as it matters here.
 *
 * @param kind what it does
 * @param runParameter which of its parameters is the run, or an array of runs, from 1; 0 for none
 */
record Statement(Kind kind, int runParameter) {

    private static final Pattern RUN = Pattern.compile("(?:run_id = |unnest\\()\\$(\\d+)");
    private static final int UUID_BYTES = 16;
    private static final int UUID_LETTERS = 36;
    private static final int ARRAY_HEAD = 20; // dimensions, flags, type, length, lower bound
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

    /** One id or an array of them, as PostgreSQL and its clients send it, in either of the two forms. */
    static List<UUID> ids(byte[] value) {
        if (value[0] == '{') {
            String list = new String(value, 1, value.length - 2, StandardCharsets.US_ASCII);
            return Arrays.stream(list.split(","))
                    .map(each -> UUID.fromString(each.replace("\"", "")))
                    .toList();
        }
        if (value.length == UUID_BYTES || value.length == UUID_LETTERS && value[0] >= SMALLEST_DIGIT) {
            return List.of(id(value));
        }
        List<UUID> ids = new ArrayList<>();
        for (ByteBuffer rest = ByteBuffer.wrap(value).position(ARRAY_HEAD); rest.hasRemaining(); ) {
            byte[] one = new byte[rest.getInt()];
            rest.get(one);
            ids.add(id(one));
        }
        return ids;
    }

    /** What statements do. */
    enum Kind {
        CLAIM("update run_queue q set fence"),
        BEGIN("stop_after, attempts, cast(extract(epoch from clock_timestamp() - created_at)"),
        TURN("insert into turn (run_id"),
        START("insert into run (id, title"),
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
