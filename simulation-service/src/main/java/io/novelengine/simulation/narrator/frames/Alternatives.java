package io.novelengine.simulation.narrator.frames;

import java.util.ArrayList;

/** Plain text with alternatives: {@code (a|b|c)} stands for one of them and may nest; brackets without a bar stand as they are. */
public final class Alternatives {

    private final String text;
    private final Dice dice;
    private int at;

    private Alternatives(String text, Dice dice) {
        this.text = text;
        this.dice = dice;
    }

    /** The text with one alternative of each choice. */
    public static String choose(String text, Dice dice) {
        var reader = new Alternatives(text, dice);
        var out = new StringBuilder();
        while (reader.at < text.length()) {
            out.append(reader.run(false));
            if (reader.at < text.length()) {
                out.append(text.charAt(reader.at++));
            }
        }
        return out.toString();
    }

    private String run(boolean nested) {
        var out = new StringBuilder();
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == ')' || nested && c == '|') {
                break;
            }
            at++;
            out.append(c == '(' ? choice() : String.valueOf(c));
        }
        return out.toString();
    }

    private String choice() {
        var options = new ArrayList<String>();
        options.add(run(true));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            options.add(run(true));
        }
        var closed = at < text.length();
        at += closed ? 1 : 0;
        return options.size() == 1
                ? "(" + options.getFirst() + (closed ? ")" : "")
                : options.get(dice.below(options.size()));
    }
}
