package io.novelengine.simulation.performance;

import io.novelengine.simulation.narrator.Chapter;
import io.novelengine.simulation.narrator.Chronicle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/** A story as one page that needs nothing else: for the screen by day and night, and for paper. */
final class HtmlStory {

    private static final String STYLE = """

            :root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1f1d1a; --faint: #6b665e; }
            @media (prefers-color-scheme: dark) { :root { --paper: #171614; --ink: #dedad2; --faint: #9a948a; } }
            body { background: var(--paper); color: var(--ink); margin: 0 auto; max-width: 36rem; padding: 3rem 1.25rem;
              font: 1.125rem/1.6 Georgia, "Iowan Old Style", "Noto Serif", serif; hyphens: auto; overflow-wrap: break-word; }
            h1, h2 { font-weight: normal; line-height: 1.25; hyphens: manual; }
            h1 { font-size: 2.25rem; margin: 0 0 1.5rem; }
            h2 { font-size: 1.5rem; margin: 4rem 0 1.5rem; }
            a { color: inherit; }
            p { margin: 0; }
            p + p { text-indent: 1.5em; }
            hr { border: 0; margin: 2rem 0; text-align: center; color: var(--faint); }
            hr::before { content: "*\\2003*\\2003*"; }
            .synopsis { color: var(--faint); font-style: italic; }
            nav { margin-top: 2.5rem; }
            nav ol { list-style: none; padding: 0; }
            @media print {
              :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; }
              @page { margin: 22mm 20mm; }
              body { max-width: none; padding: 0; font-size: 11pt; line-height: 1.45; }
              h2 { break-before: page; break-after: avoid; margin-top: 0; }
              p { orphans: 2; widows: 2; }
              nav a { text-decoration: none; }
            }
            """;

    /** What the page may load and do: show its own style, no more. */
    static final String CONTENT_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private HtmlStory() {}

    static String write(Edition edition, Chronicle chronicle) {
        var title = Markup.escape(edition.cover());
        var synopsis = Markup.escape(chronicle.synopsis());
        return """
                <!DOCTYPE html>
                <html lang="en" xml:lang="en" xmlns="http://www.w3.org/1999/xhtml">
                <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                """ + "<title>" + title + "</title>\n"
                + (synopsis.isEmpty() ? "" : "<meta name=\"description\" content=\"" + synopsis + "\"/>\n")
                + "<style>" + STYLE + "</style>\n</head>\n<body>\n<header>\n<h1>" + title + "</h1>\n"
                + (synopsis.isEmpty() ? "" : "<p class=\"synopsis\">" + synopsis + "</p>\n")
                + "</header>\n" + contents(chronicle) + "<main>\n"
                + chronicle.chapters().stream().map(HtmlStory::chapter).collect(Collectors.joining())
                + "</main>\n</body>\n</html>\n";
    }

    private static String contents(Chronicle chronicle) {
        if (chronicle.chapters().isEmpty()) {
            return "";
        }
        return chronicle.chapters().stream()
                .map(chapter -> "<li><a href=\"#chapter-" + chapter.number() + "\">"
                        + Markup.escape(Markup.heading(chapter)) + "</a></li>\n")
                .collect(Collectors.joining("", "<nav aria-label=\"Contents\">\n<ol>\n", "</ol>\n</nav>\n"));
    }

    private static String chapter(Chapter chapter) {
        return "<section id=\"chapter-" + chapter.number() + "\">\n<h2>" + Markup.escape(Markup.heading(chapter))
                + "</h2>\n" + Markup.body(chapter) + "</section>\n";
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
