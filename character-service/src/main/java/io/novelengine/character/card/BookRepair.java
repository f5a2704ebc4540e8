package io.novelengine.character.card;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes a card's lorebook what the format says it is. */
final class BookRepair {

    private static final Map<String, String> WORLD_NAMES =
            Map.of("key", "keys", "keysecondary", "secondary_keys", "order", "insertion_order", "uid", "id");

    private final ObjectNode data;
    private final String spec;
    private final CardLimits limits;
    private final ImportReport.Draft report;

    BookRepair(ObjectNode data, String spec, CardLimits limits, ImportReport.Draft report) {
        this.data = data;
        this.spec = spec;
        this.limits = limits;
        this.report = report;
    }

    void run() {
        if (!data.has("character_book")) {
            return;
        }
        if (!(data.get("character_book") instanceof ObjectNode book)) {
            if (!data.get("character_book").isNull()) {
                report.ignored("character_book", "is not an object");
            }
            data.remove("character_book");
            return;
        }
        var repair = new FieldRepair(book, "character_book.", report);
        repair.object("extensions", !spec.equals("v1"));
        repair.optionalNumber("scan_depth");
        repair.optionalNumber("token_budget");
        repair.optionalFlag("recursive_scanning");
        repair.optionalText("name");
        repair.optionalText("description");
        entries(book);
        book.set("entries", repaired((ArrayNode) book.get("entries")));
    }

    private void entries(ObjectNode book) {
        if (book.get("entries") instanceof ObjectNode byNumber) {
            var list = book.arrayNode();
            byNumber.properties().forEach(entry -> list.add(entry.getValue()));
            book.set("entries", list);
            report.repaired("character_book.entries", "was an object; read as a list");
        } else if (!(book.get("entries") instanceof ArrayNode)) {
            if (book.hasNonNull("entries")) {
                report.ignored("character_book.entries", "is not a list");
            }
            book.putArray("entries");
        }
        if (book.get("entries").size() > limits.lore()) {
            throw CardRefused.tooLarge("The lorebook has " + book.get("entries").size() + " entries; at most "
                    + limits.lore() + " are taken.");
        }
    }

    private ArrayNode repaired(ArrayNode entries) {
        var result = entries.arrayNode();
        for (var i = 0; i < entries.size(); i++) {
            var path = "character_book.entries[" + i + "]";
            if (entries.get(i) instanceof ObjectNode entry) {
                result.add(entry(entry, path + ".", i));
            } else {
                report.ignored(path, "is not an object");
            }
        }
        return result;
    }

    private ObjectNode entry(ObjectNode entry, String path, int index) {
        worldNames(entry, path);
        var repair = new FieldRepair(entry, path, report);
        repair.texts("keys", true);
        repair.text("content", true);
        repair.object("extensions", !spec.equals("v1"));
        repair.flag("enabled", true, true);
        repair.number("insertion_order", index, true);
        if (entry.has("secondary_keys")) {
            repair.optionalTexts("secondary_keys");
        }
        for (var flag : new String[] {"case_sensitive", "selective", "constant"}) {
            repair.optionalFlag(flag);
        }
        repair.optionalNumber("priority");
        repair.optionalText("name");
        repair.optionalText("comment");
        position(entry, path);
        restoreV3(entry);
        repair.flag("use_regex", false, spec.equals("v3"));
        return entry;
    }

    private void worldNames(ObjectNode entry, String path) {
        WORLD_NAMES.forEach((name, field) -> {
            if (!entry.has(field) && entry.has(name)) {
                entry.set(field, entry.remove(name));
                report.repaired(path + name, "read as " + field);
            }
        });
        if (!entry.has("enabled") && entry.has("disable")) {
            entry.put("enabled", !entry.remove("disable").asBoolean(false));
            report.repaired(path + "disable", "read as enabled");
        }
    }

    private void position(ObjectNode entry, String path) {
        if (!entry.has("position")) {
            return;
        }
        var position = entry.get("position").asString("").toLowerCase(Locale.ROOT);
        if (position.equals("before_char") || position.equals("after_char")) {
            return;
        }
        var read = position.startsWith("before") || position.equals("0")
                ? "before_char"
                : position.startsWith("after") || position.equals("1") ? "after_char" : null;
        if (read == null) {
            entry.remove("position");
            report.repaired(path + "position", "is none that the format knows; left out");
        } else {
            entry.put("position", read);
            report.repaired(path + "position", "was '" + position + "'; read as " + read);
        }
    }

    private static void restoreV3(ObjectNode entry) {
        var extensions = (ObjectNode) entry.get("extensions");
        if (extensions.get(CardExport.ASIDE) instanceof ObjectNode aside) {
            extensions.remove(CardExport.ASIDE);
            if (aside.get("content") instanceof StringNode original
                    && Decorated.of(original.stringValue())
                            .text()
                            .equals(entry.path("content").asString(""))) {
                entry.set("content", original);
            }
            if (aside.path("use_regex").asBoolean(false)) {
                entry.put("use_regex", true);
            }
        }
    }
}
