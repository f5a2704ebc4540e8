package io.novelengine.character.card;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Brings cards of all versions into the form of the third. */
final class Normal {

    static final List<String> V1_TEXTS =
            List.of("name", "description", "personality", "scenario", "first_mes", "mes_example");
    private static final List<String> V2_TEXTS =
            List.of("creator_notes", "system_prompt", "post_history_instructions", "creator", "character_version");
    private static final List<String> V2_LISTS = List.of("alternate_greetings", "tags");
    private static final Map<String, String> OLD_NAMES = Map.of(
            "char_name", "name",
            "char_persona", "description",
            "world_scenario", "scenario",
            "char_greeting", "first_mes",
            "example_dialogue", "mes_example",
            "creatorcomment", "creator_notes");

    private final ObjectNode json;
    private final CardLimits limits;
    private final ImportReport.Draft report;

    private Normal(ObjectNode json, CardLimits limits, ImportReport.Draft report) {
        this.json = json;
        this.limits = limits;
        this.report = report;
    }

    /** The card with a complete {@code data}; refused when it is no card of a character. */
    static Result of(ObjectNode json, CardLimits limits, ImportReport.Draft report) {
        return new Normal(json, limits, report).run();
    }

    private Result run() {
        var claimed = json.path("spec").asString("").strip().toLowerCase(Locale.ROOT);
        if (claimed.startsWith("lorebook")) {
            throw CardRefused.unsupported("The file is a lorebook on its own, not a character card.");
        }
        var root = json.deepCopy();
        if (json.get("data") instanceof ObjectNode) {
            var spec = claimed.equals("chara_card_v3") || (claimed.isEmpty() && looksLikeV3()) ? "v3" : "v2";
            spec(claimed, spec);
            version();
            keepRootFields();
            fill(data(root), spec);
            return result(spec, root);
        }
        if (json.has("data") && !claimed.isEmpty()) {
            throw CardRefused.malformed(
                    "The card says that it is a " + PlainText.line(claimed, 40) + ", but has no data.");
        }
        return flat(root);
    }

    private Result flat(ObjectNode root) {
        var data = CardJson.object();
        for (var field : V1_TEXTS) {
            move(root, field, data, field);
        }
        for (var field : V2_TEXTS) {
            copy(root, field, data, field);
        }
        for (var field : List.of("alternate_greetings", "tags", "character_book", "extensions")) {
            copy(root, field, data, field);
        }
        OLD_NAMES.forEach((old, field) -> {
            if (!data.has(field) && root.path(old).isString()) {
                copy(root, old, data, field);
                report.repaired(old, "read as " + field);
            }
        });
        if (V1_TEXTS.stream().noneMatch(data::has)) {
            throw CardRefused.malformed("The JSON is not a character card: it has neither data nor a name.");
        }
        root.properties()
                .forEach(extra ->
                        report.kept(extra.getKey(), "not a field of the format; comes out of an export again"));
        root.set("data", data);
        fill(data, "v1");
        return result("v1", root);
    }

    private static void move(ObjectNode from, String field, ObjectNode to, String as) {
        if (from.has(field)) {
            to.set(as, from.remove(field));
        }
    }

    private static void copy(ObjectNode from, String field, ObjectNode to, String as) {
        if (from.hasNonNull(field)) {
            to.set(as, from.get(field).deepCopy());
        }
    }

    private boolean looksLikeV3() {
        var data = json.path("data");
        return data.has("group_only_greetings") || data.has("assets") || data.has("nickname");
    }

    private void spec(String claimed, String read) {
        if (!claimed.equals("chara_card_" + read)) {
            report.repaired(
                    "spec",
                    claimed.isEmpty() ? "was missing; read as " + read : "was '" + claimed + "'; read as " + read);
        }
    }

    private void version() {
        var version = Card.number(json.path("spec_version"));
        if (version != null && version > 3.0) {
            report.ignored("spec_version", "is newer than 3.0; what is not known of it is kept");
        }
    }

    private void keepRootFields() {
        json.propertyNames().stream()
                .filter(field -> !List.of("spec", "spec_version", "data").contains(field))
                .forEach(field -> report.kept(
                        field,
                        V1_TEXTS.contains(field)
                                ? "stands beside data too; data was read"
                                : "not a field of the format; comes out of an export again"));
    }

    private static ObjectNode data(ObjectNode root) {
        return (ObjectNode) root.get("data");
    }

    private static Result result(String spec, ObjectNode root) {
        var ordered = CardJson.object();
        ordered.put("spec", "chara_card_v3");
        ordered.put("spec_version", "3.0");
        ordered.set("data", data(root));
        root.properties().forEach(field -> {
            if (!ordered.has(field.getKey())) {
                ordered.set(field.getKey(), field.getValue());
            }
        });
        return new Result(spec, ordered);
    }

    private void fill(ObjectNode data, String spec) {
        if (!data.has("name")) {
            report.repaired("name", "was missing");
        }
        var repairs = new FieldRepair(data, "", report);
        V1_TEXTS.forEach(field -> repairs.text(field, true));
        if (data.get("name").stringValue().isBlank()) {
            nameless(data);
        }
        V2_TEXTS.forEach(field -> repairs.text(field, !spec.equals("v1")));
        V2_LISTS.forEach(field -> repairs.texts(field, !spec.equals("v1")));
        repairs.object("extensions", !spec.equals("v1"));
        restoreV3(data);
        repairs.texts("group_only_greetings", spec.equals("v3"));
        repairs.optionalText("nickname");
        repairs.optionalTexts("source");
        repairs.seconds("creation_date");
        repairs.seconds("modification_date");
        repairs.optionalArray("assets");
        new BookRepair(data, spec, limits, report).run();
    }

    private void nameless(ObjectNode data) {
        var other =
                json.path("name").asString(data.path("nickname").asString("")).strip();
        if (other.isEmpty()) {
            throw CardRefused.malformed("The card has no name.");
        }
        data.put("name", other);
        report.repaired("name", "was empty; taken from elsewhere in the card");
    }

    /** Fields of the third version that an export as the second has put aside. */
    private static void restoreV3(ObjectNode data) {
        var extensions = (ObjectNode) data.get("extensions");
        if (extensions.get(CardExport.ASIDE) instanceof ObjectNode aside) {
            extensions.remove(CardExport.ASIDE);
            aside.properties().forEach(field -> {
                if (!data.has(field.getKey())) {
                    data.set(field.getKey(), field.getValue());
                }
            });
        }
    }

    /** The version that the card was read as, and the card. */
    record Result(String spec, ObjectNode root) {}
}
