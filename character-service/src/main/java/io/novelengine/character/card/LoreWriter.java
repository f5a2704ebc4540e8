package io.novelengine.character.card;

import io.novelengine.character.profile.Profile.Fact;
import io.novelengine.character.profile.Profile.Lore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Turns facts into a card's lorebook. */
final class LoreWriter {

    private LoreWriter() {}

    static ObjectNode book(Lore lore) {
        var book = CardJson.object();
        if (lore.scanDepth() != null) {
            book.put("scan_depth", lore.scanDepth());
        }
        if (lore.budget() != null) {
            book.put("token_budget", lore.budget());
        }
        book.put("recursive_scanning", Boolean.TRUE.equals(lore.recursive()));
        book.putObject("extensions");
        var entries = book.putArray("entries");
        for (var i = 0; i < lore.facts().size(); i++) {
            entries.add(entry(lore.facts().get(i), i));
        }
        return book;
    }

    private static ObjectNode entry(Fact fact, int index) {
        var entry = CardJson.object();
        list(entry, "keys", fact.keys());
        entry.put("content", decorators(fact) + fact.text());
        entry.putObject("extensions");
        entry.put("enabled", true);
        entry.put("insertion_order", fact.order() == null ? index : fact.order());
        entry.put("case_sensitive", Boolean.TRUE.equals(fact.caseSensitive()));
        entry.put("use_regex", Boolean.TRUE.equals(fact.regex()));
        entry.put("constant", Boolean.TRUE.equals(fact.constant()));
        entry.put("selective", fact.secondaryKeys() != null);
        list(entry, "secondary_keys", fact.secondaryKeys());
        if (fact.name() != null) {
            entry.put("name", fact.name());
        }
        if (fact.priority() != null) {
            entry.put("priority", fact.priority());
        }
        return entry;
    }

    private static void list(ObjectNode entry, String field, @Nullable List<String> keys) {
        var list = entry.putArray(field);
        if (keys != null) {
            keys.forEach(list::add);
        }
    }

    private static String decorators(Fact fact) {
        var lines = new StringBuilder();
        line(lines, "activate_only_after", fact.onlyAfter());
        line(lines, "activate_only_every", fact.onlyEvery());
        if (fact.excludeKeys() != null) {
            var keys = fact.excludeKeys().stream()
                    .map(key -> key.replace(",", "\\,"))
                    .toList();
            line(lines, "exclude_keys", String.join(",", keys));
        }
        if (fact.lasting() != null) {
            lines.append(
                    fact.lasting().equals("stays") ? "@@keep_activate_after_match\n" : "@@dont_activate_after_match\n");
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String decorator, @Nullable Object value) {
        if (value != null) {
            lines.append("@@").append(decorator).append(' ').append(value).append('\n');
        }
    }
}
