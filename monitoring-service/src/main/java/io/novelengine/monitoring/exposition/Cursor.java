package io.novelengine.monitoring.exposition;

import io.novelengine.monitoring.measure.Label;
import io.novelengine.monitoring.measure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A place in a line of the text format that moves on as the line is read. */
final class Cursor {

    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern TIMESTAMP = Pattern.compile("-?[0-9]+");

    private final String text;
    private final int line;
    private int at;

    Cursor(String text, int line) {
        this.text = text;
        this.line = line;
    }

    /** The rest is a series and nothing else. */
    static Series whole(String text) {
        var cursor = new Cursor(text, 1);
        var series = cursor.series(cursor.name());
        if (cursor.at < text.length()) {
            throw cursor.malformed("something after the series");
        }
        return series;
    }

    String name() {
        var from = at;
        while (at < text.length() && isNamePart(text.charAt(at), at == from)) {
            at++;
        }
        if (at == from) {
            throw malformed("a name was expected");
        }
        return text.substring(from, at);
    }

    Series series(String name) {
        skipBlanks();
        return new Series(name, at < text.length() && text.charAt(at) == '{' ? labels() : List.of());
    }

    private List<Label> labels() {
        var labels = new ArrayList<Label>();
        at++;
        skipBlanks();
        while (peek() != '}') {
            var name = name();
            skipBlanks();
            expect('=');
            skipBlanks();
            labels.add(new Label(name, quoted()));
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
            } else if (peek() != '}') {
                throw malformed("',' or '}' was expected");
            }
        }
        at++;
        return labels;
    }

    private String quoted() {
        expect('"');
        var value = new StringBuilder();
        while (peek() != '"') {
            var next = text.charAt(at++);
            value.append(next == '\\' ? escaped() : next);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        var next = peek();
        at++;
        return switch (next) {
            case 'n' -> '\n';
            case '\\', '"' -> next;
            default -> throw malformed("an unknown escape");
        };
    }

    /** The value; a timestamp may follow it, and nothing else. */
    double value() {
        var words = text.substring(at).strip().split("[ \t]+");
        if (words.length > 2
                || (words.length == 2 && !TIMESTAMP.matcher(words[1]).matches())) {
            throw malformed("something after the value");
        }
        return switch (words[0]) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> number(words[0]);
        };
    }

    private double number(String word) {
        if (!NUMBER.matcher(word).matches()) {
            throw malformed("a value was expected");
        }
        return Double.parseDouble(word);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("'" + wanted + "' was expected");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isNamePart(char c, boolean first) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == ':'
                || (!first && c >= '0' && c <= '9');
    }

    private MalformedExposition malformed(String what) {
        return new MalformedExposition(line, what);
    }
}
