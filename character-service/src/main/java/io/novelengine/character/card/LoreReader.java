package io.novelengine.character.card;

import io.novelengine.character.profile.Profile.Fact;
import io.novelengine.character.profile.Profile.Lore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a card's lorebook into facts. */
final class LoreReader {

    private static final int MOST_FACTS = 200;
    private static final int MOST_TEXT = 4_000;
    private static final int MOST_KEYS = 100;
    private static final List<String> NOT_OBEYED = List.of("probability", "group", "sticky", "cooldown", "delay");

    private final String name;
    private final ImportReport.Draft report;

    LoreReader(String name, ImportReport.Draft report) {
        this.name = name;
        this.report = report;
    }

    /** The facts; null when there are none. */
    @Nullable
    Lore read(@Nullable ObjectNode book) {
        if (book == null) {
            return null;
        }
        var entries = new ArrayList<JsonNode>();
        book.get("entries").forEach(entries::add);
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < entries.size(); i++) {
            var fact = fact(entries.get(i), "character_book.entries[" + i + "]");
            if (fact != null) {
                facts.add(fact);
            }
        }
        if (facts.size() > MOST_FACTS) {
            report.kept(
                    "character_book",
                    (facts.size() - MOST_FACTS) + " of its facts, the last in order, are only in the card");
        }
        if (facts.isEmpty()) {
            return null;
        }
        var first = facts.stream()
                .sorted(Comparator.comparing((Fact fact) -> fact.constant() != null ? 0 : 1)
                        .thenComparing(fact -> fact.order() == null ? 0 : fact.order()))
                .limit(MOST_FACTS)
                .sorted(Comparator.comparing(fact -> fact.order() == null ? 0 : fact.order()))
                .toList();
        report.mapped("character_book", first.size() + " facts");
        return new Lore(
                number(book, "scan_depth", 0, 1_000),
                number(book, "token_budget", 0, 1_000_000),
                book.path("recursive_scanning").asBoolean(false) ? true : null,
                first);
    }

    private @Nullable Fact fact(JsonNode entry, String path) {
        var content = Decorated.of(entry.path("content").asString(""));
        var text = PlainText.clean(Macros.plain(content.text(), name), MOST_TEXT);
        if (text.isEmpty() || !entry.path("enabled").asBoolean(true) || content.has("dont_activate")) {
            report.kept(path, text.isEmpty() ? "is empty" : "is switched off");
            return null;
        }
        if (content.text().length() > MOST_TEXT) {
            report.mapped(path, "the fact has the first " + MOST_TEXT + " characters");
        }
        reportWhatIsNotObeyed(entry, content, path);
        var regex = entry.path("use_regex").asBoolean(false);
        var keys = keys(entry.path("keys"), path);
        content.values("additional_keys").stream()
                .limit(MOST_KEYS - keys.size())
                .forEach(key -> keys.add(PlainText.line(key, 400)));
        var constant = content.has("activate") || (entry.path("constant").asBoolean(false) && !regex);
        var selective = entry.path("selective").asBoolean(false) && !regex;
        return new Fact(
                text,
                title(entry),
                none(keys),
                none(selective ? keys(entry.path("secondary_keys"), path) : List.of()),
                none(content.values("exclude_keys").stream()
                        .map(key -> PlainText.line(key, 400))
                        .limit(MOST_KEYS)
                        .toList()),
                regex ? true : null,
                entry.path("case_sensitive").asBoolean(false) ? true : null,
                constant ? true : null,
                number(entry, "insertion_order", Integer.MIN_VALUE, Integer.MAX_VALUE),
                number(entry, "priority", Integer.MIN_VALUE, Integer.MAX_VALUE),
                content.number("activate_only_after"),
                every(content.number("activate_only_every")),
                content.has("keep_activate_after_match")
                        ? "stays"
                        : content.has("dont_activate_after_match") ? "once" : null);
    }

    private static @Nullable Integer every(@Nullable Integer turns) {
        return turns == null || turns < 1 ? null : turns;
    }

    private void reportWhatIsNotObeyed(JsonNode entry, Decorated content, String path) {
        content.decorators().stream()
                .map(Decorated.Decorator::name)
                .filter(decorator -> !Decorated.OBEYED.contains(decorator))
                .forEach(decorator -> report.kept(path, "the decorator " + decorator + " is kept, not obeyed"));
        NOT_OBEYED.stream()
                .filter(field -> entry.path("extensions").has(field))
                .filter(field -> !List.of("", "0", "100", "null", "false")
                        .contains(entry.path("extensions").get(field).asString("")))
                .forEach(field -> report.kept(path + ".extensions." + field, "is kept, not obeyed"));
    }

    private List<String> keys(JsonNode list, String path) {
        var keys = new ArrayList<String>();
        for (var key : list) {
            var text = PlainText.line(key.asString(""), 400);
            if (!text.isEmpty() && keys.size() < MOST_KEYS) {
                keys.add(text);
            }
        }
        if (list.size() > MOST_KEYS) {
            report.kept(path, "keys after the first " + MOST_KEYS + " are only in the card");
        }
        return keys;
    }

    private static @Nullable List<String> none(List<String> keys) {
        return keys.isEmpty() ? null : List.copyOf(keys);
    }

    private static @Nullable String title(JsonNode entry) {
        for (var field : List.of("name", "comment")) {
            var text = PlainText.line(entry.path(field).asString(""), 120);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable Integer number(JsonNode object, String field, int least, int most) {
        var number = Card.number(object.path(field));
        return number == null ? null : (int) Math.clamp(number, (double) least, (double) most);
    }
}
