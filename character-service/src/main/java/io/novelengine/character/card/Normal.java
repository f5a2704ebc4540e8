package io.novelengine.character.card;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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

    /** Makes fields of an object what the format says they are. */
    record FieldRepair(ObjectNode object, String path, ImportReport.Draft report) {

        void text(String field, boolean required) {
            var value = object.get(field);
            if (value == null || value.isNull()) {
                object.put(field, "");
                if (value != null || required) {
                    report.repaired(path + field, value == null ? "was missing; is empty" : "was null; is empty");
                }
            } else if (!value.isString()) {
                object.put(field, asText(value));
                report.repaired(path + field, "was not text");
            }
        }

        private String asText(JsonNode value) {
            if (value.isNumber() || value.isBoolean()) {
                return value.asString();
            }
            if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
                return String.join(
                        "\n", value.valueStream().map(JsonNode::stringValue).toList());
            }
            report.ignored(path + field(value), "cannot be read as text");
            return "";
        }

        private String field(JsonNode value) {
            return object.properties().stream()
                    .filter(entry -> entry.getValue() == value)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
        }

        void optionalText(String field) {
            if (object.has(field)) {
                if (object.get(field).isNull()) {
                    object.remove(field);
                } else {
                    text(field, false);
                }
            }
        }

        void texts(String field, boolean required) {
            var value = object.get(field);
            if (value == null || value.isNull()) {
                object.putArray(field);
                if (value != null || required) {
                    report.repaired(path + field, value == null ? "was missing; is empty" : "was null; is empty");
                }
                return;
            }
            if (value.isArray() && value.valueStream().allMatch(JsonNode::isString)) {
                return;
            }
            var texts = CardJson.object().arrayNode();
            if (value.isArray()) {
                value.forEach(item -> {
                    if (item.isValueNode() && !item.isNull()) {
                        texts.add(item.asString());
                    }
                });
            } else if (value.isString()) {
                separated(field, value.stringValue()).forEach(texts::add);
            }
            object.set(field, texts);
            report.repaired(path + field, value.isArray() ? "held something that is not text" : "was not a list");
        }

        private static List<String> separated(String field, String text) {
            return (field.equals("tags") || field.endsWith("keys"))
                    ? java.util.Arrays.stream(text.split(",", 1_000))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .toList()
                    : text.isBlank() ? List.of() : List.of(text);
        }

        void optionalTexts(String field) {
            if (object.has(field)) {
                if (object.get(field).isNull()) {
                    object.remove(field);
                } else {
                    texts(field, false);
                }
            }
        }

        void optionalArray(String field) {
            if (object.has(field) && !object.get(field).isArray()) {
                object.remove(field);
                report.ignored(path + field, "was not a list");
            }
        }

        void object(String field, boolean required) {
            if (!(object.get(field) instanceof ObjectNode)) {
                if (required || object.has(field)) {
                    report.repaired(
                            path + field, object.has(field) ? "was not an object; is empty" : "was missing; is empty");
                }
                object.putObject(field);
            }
        }

        void flag(String field, boolean otherwise, boolean required) {
            var value = object.get(field);
            if (value == null || !value.isBoolean()) {
                var read = value == null || value.isNull() ? otherwise : truth(value, otherwise);
                object.put(field, read);
                if (required || value != null) {
                    report.repaired(
                            path + field,
                            value == null ? "was missing; is " + read : "was not true or false; is " + read);
                }
            }
        }

        private static boolean truth(JsonNode value, boolean otherwise) {
            var text = value.asString("").toLowerCase(Locale.ROOT);
            return switch (text) {
                case "true", "1", "yes" -> true;
                case "false", "0", "no" -> false;
                default -> otherwise;
            };
        }

        void optionalFlag(String field) {
            if (object.has(field) && object.get(field).isNull()) {
                object.remove(field);
            } else if (object.has(field)) {
                flag(field, false, false);
            }
        }

        void number(String field, int otherwise, boolean required) {
            var value = object.get(field);
            if (value == null || !value.isNumber()) {
                var read = value == null ? null : Card.number(value);
                object.set(field, CardJson.tree(whole(read == null ? otherwise : read)));
                if (required || value != null) {
                    report.repaired(path + field, value == null ? "was missing" : "was not a number");
                }
            }
        }

        void optionalNumber(String field) {
            if (object.has(field) && !object.get(field).isNumber()) {
                var read = Card.number(object.get(field));
                if (read == null) {
                    var silent = object.get(field).isNull();
                    object.remove(field);
                    if (!silent) {
                        report.ignored(path + field, "is not a number");
                    }
                } else {
                    object.set(field, CardJson.tree(whole(read)));
                    report.repaired(path + field, "was not a number");
                }
            }
        }

        private static Number whole(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : (Number) value;
        }

        /** Seconds since 1970; milliseconds and texts are understood. */
        void seconds(String field) {
            if (!object.has(field)) {
                return;
            }
            var seconds = secondsOf(object.get(field));
            if (seconds == null) {
                object.remove(field);
                report.ignored(path + field, "is not a time");
            } else if (!object.get(field).isNumber()
                    || !Double.valueOf(seconds).equals(Card.number(object.get(field)))) {
                object.put(field, seconds);
                report.repaired(path + field, "was not in seconds since 1970");
            }
        }

        private static @Nullable Long secondsOf(JsonNode value) {
            var number = Card.number(value);
            if (number != null) {
                return number > 1e11 ? (long) (number / 1000) : number.longValue();
            }
            try {
                return java.time.Instant.parse(value.asString("").strip()).getEpochSecond();
            } catch (java.time.format.DateTimeParseException e) {
                return null;
            }
        }
    }
}
