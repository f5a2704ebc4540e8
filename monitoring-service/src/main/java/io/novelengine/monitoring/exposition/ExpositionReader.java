package io.novelengine.monitoring.exposition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads the Prometheus text format 0.0.4 as it comes in, in pieces of any size. Not for several threads. */
public final class ExpositionReader {

    /*
     * Lines are cut as bytes, so a character may be split between two pieces. The name of a sample is looked at before
     * anything else of its line: of a usual answer three lines in four are not wanted and cost no more than that.
     * A family's HELP and TYPE come before its samples; a sample without them is untyped.
     */

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_FAMILIES = 10_000;

    private final Sink sink;
    private final Map<String, String> helps = new HashMap<>();
    private Family family = new Family("", "untyped", "");
    private byte[] line = new byte[512];
    private int length;
    private int number = 1;

    /** A reader that gives what it reads to the sink. */
    public ExpositionReader(Sink sink) {
        this.sink = sink;
    }

    /**
     * Reads a piece.
     *
     * @throws MalformedExposition when a line of it is not in the format
     */
    public void read(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            var next = piece.get();
            if (next == '\n') {
                endLine();
            } else {
                append(next);
            }
        }
    }

    private void append(byte next) {
        if (length == LONGEST_LINE) {
            throw new MalformedExposition(number, "longer than " + LONGEST_LINE + " bytes");
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST_LINE, 2 * length));
        }
        line[length++] = next;
    }

    /** Reads what is left when no more pieces come. */
    public void end() {
        if (length > 0) {
            endLine();
        }
    }

    private void endLine() {
        var text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        length = 0;
        if (text.startsWith("#")) {
            comment(text);
        } else if (!text.isEmpty()) {
            sample(text);
        }
        number++;
    }

    private void comment(String text) {
        var words = text.split("[ \t]+", 4);
        if (words.length < 3 || !words[0].equals("#")) {
            return;
        }
        if (words[1].equals("HELP") && sink.wants(words[2])) {
            if (helps.size() == MOST_FAMILIES) {
                throw new MalformedExposition(number, "more than " + MOST_FAMILIES + " families");
            }
            helps.put(words[2], words.length == 4 ? words[3] : "");
        } else if (words[1].equals("TYPE")) {
            if (words.length < 4) {
                throw new MalformedExposition(number, "a TYPE without a type");
            }
            family = new Family(words[2], words[3], helps.getOrDefault(words[2], ""));
        }
    }

    private void sample(String text) {
        var cursor = new Cursor(text, number);
        var name = cursor.name();
        if (!sink.wants(name)) {
            return;
        }
        var series = cursor.series(name);
        var value = cursor.value();
        sink.sample(family.owns(name) ? family : new Family(name, "untyped", ""), series, value);
    }
}
