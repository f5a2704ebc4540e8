package io.novelengine.simulation.narrator;

/** Writes a chronicle, or a part of one, as text that can be handed to a reader. */
public final class Rendering {

    private Rendering() {}

    /** Plain text: paragraphs with an empty line between them, scenes apart by asterisks. */
    public static String text(Chronicle chronicle) {
        var out = new StringBuilder(chronicle.title()).append("\n");
        for (var chapter : chronicle.chapters()) {
            out.append("\n\n").append(heading(chapter)).append("\n\n");
            passages(chapter, out, "        *  *  *");
        }
        return out.toString().strip() + "\n";
    }

    /** Markdown: title and chapters as headings, scenes apart by a rule; the synopsis stands first, in italics. */
    public static String markdown(Chronicle chronicle) {
        var out = new StringBuilder("# ").append(escape(chronicle.title())).append("\n\n");
        if (!chronicle.synopsis().isEmpty()) {
            out.append("*").append(escape(chronicle.synopsis())).append("*\n\n");
        }
        for (var chapter : chronicle.chapters()) {
            out.append("## ").append(escape(heading(chapter))).append("\n\n");
            var body = new StringBuilder();
            passages(chapter, body, "---");
            out.append(escape(body.toString().strip())).append("\n\n");
        }
        return out.toString().strip() + "\n";
    }

    /** The passage alone, as plain text. */
    public static String text(Passage passage) {
        var out = new StringBuilder();
        write(passage, out, "        *  *  *");
        return out.toString().strip() + "\n";
    }

    private static String heading(Chapter chapter) {
        return chapter.number() + ". " + chapter.title();
    }

    private static void passages(Chapter chapter, StringBuilder out, String rule) {
        var body = new StringBuilder();
        for (var passage : chapter.passages()) {
            write(passage, body, rule);
        }
        var text = body.toString();
        out.append(text.startsWith(rule) ? text.substring(rule.length()).stripLeading() : text);
    }

    private static void write(Passage passage, StringBuilder out, String rule) {
        for (var paragraph : passage.paragraphs()) {
            if (paragraph.scene()) {
                out.append(rule).append("\n\n");
            }
            out.append(paragraph.text()).append("\n\n");
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("`", "\\`")
                .replace("<", "\\<");
    }
}
