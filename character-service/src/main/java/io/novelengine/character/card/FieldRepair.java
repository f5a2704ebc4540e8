package io.novelengine.character.card;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes fields of an object what the format says they are.
 *
 * @param object whose fields they are
 * @param path of the object in the card, with a dot at its end unless it is empty
 * @param report where it is told
 */
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
                ? Arrays.stream(text.split(",", 1_000))
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
                        path + field, value == null ? "was missing; is " + read : "was not true or false; is " + read);
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
        } else if (!object.get(field).isNumber() || !Double.valueOf(seconds).equals(Card.number(object.get(field)))) {
            object.put(field, seconds);
            report.repaired(path + field, "was not in seconds since 1970");
        }
    }

    private static @Nullable Long secondsOf(JsonNode value) {
        var number = Card.number(value);
        if (number != null) {
            return Math.abs(number) > 1e14
                    ? null
                    : (Long) (number > 1e11 ? (long) (number / 1000) : number.longValue());
        }
        try {
            return Instant.parse(value.asString("").strip()).getEpochSecond();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
