package io.novelengine.local.story;

import java.util.stream.Collectors;

/**
 * Text in lines of a width.
 *
 * @param width in characters
 */
record Wrapping(int width) {

    private static final int NARROWEST = 20;

    Wrapping {
        width = Math.max(NARROWEST, width);
    }

    /** The text with every line that is too long broken between words. */
    String of(String text) {
        return text.lines().map(this::wrapped).collect(Collectors.joining("\n", "", "\n"));
    }

    private String wrapped(String line) {
        if (line.length() <= width) {
            return line;
        }
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : line.split(" +")) {
            if (column > 0 && column + 1 + word.length() > width) {
                lines.append('\n');
                column = 0;
            }
            if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
