package io.novelengine.local.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that fit a schema, and values that do not. */
final class Samples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final Pattern WORDS = Pattern.compile("\\^\\(\\?:([a-z0-9|-]+)\\)\\$");
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "NaN",
            "99999999999999999999",
            "\0",
            "a\0b",
            "\uFEFFx",
            "\u202Eevil",
            "e\u0301\u0301\u0301\u0301",
            "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDE80",
            "\uD800",
            "\t\r\n\u001b[31m",
            "../../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "' OR '1'='1",
            "1; DROP TABLE run; --",
            "${jndi:ldap://x}",
            "#{T(Runtime)}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>",
            "%s%s%n",
            "%00",
            "%",
            "%zz",
            "\\",
            "*",
            "(.*a){20}",
            "018f0000-0000-7000-8000-000000000000",
            "00000000-0000-0000-0000-000000000000",
            "018f0000-0000-7000-8000",
            "2026-13-45T99:99:99Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "PT99999999999H",
            "djE6",
            "djE6Li4v",
            "djE6MjAyNi0wMS0wMVQwMDowMDowMFogMA");

    private final Document document;
    private final RandomGenerator random;

    Samples(Document document, RandomGenerator random) {
        this.document = document;
        this.random = random;
    }

    /** A value that fits, as far as the schema tells. */
    JsonNode fitting(JsonNode schema) {
        return fitting(schema, 0);
    }

    private JsonNode fitting(JsonNode unresolved, int depth) {
        JsonNode schema = document.resolve(unresolved);
        if (schema.path("enum").isArray()) {
            return one(schema.path("enum").valueStream().toList());
        }
        if (schema.path("anyOf").isArray()) {
            return fitting(one(schema.path("anyOf").valueStream().toList()), depth + 1);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var array = NODES.arrayNode();
                int least = schema.path("minItems").asInt(0);
                int count = depth > DEEPEST
                        ? least
                        : least
                                + random.nextInt(
                                        Math.min(3, schema.path("maxItems").asInt(3) - least + 1) + 0);
                for (int index = 0; index < count; index++) {
                    array.add(fitting(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer" -> {
                long least = schema.path("minimum").asLong(-3);
                long most = Math.max(least, Math.min(schema.path("maximum").asLong(1000), least + 1000));
                yield NODES.numberNode(random.nextLong(least, most + 1));
            }
            case "number" ->
                NODES.numberNode(random.nextDouble(
                        schema.path("minimum").asDouble(-1),
                        schema.path("maximum").asDouble(1) + 0.001));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "string" -> NODES.stringNode(text(schema));
            default -> any(depth);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").propertyStream().forEach(property -> {
            if (required.contains(property.getKey()) || depth < DEEPEST && random.nextInt(3) == 0) {
                object.set(property.getKey(), fitting(property.getValue(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && depth < DEEPEST) {
            object.set("skill", fitting(schema.path("additionalProperties"), depth + 1));
        }
        return object;
    }

    private String text(JsonNode schema) {
        var words = WORDS.matcher(schema.path("pattern").asString(""));
        if (words.matches()) {
            return one(List.of(words.group(1).split("\\|")));
        }
        if (schema.has("pattern")) {
            return "s" + Integer.toString(random.nextInt(1 << 30), 36).toLowerCase(Locale.ROOT);
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z";
            case "uuid" -> "018f0000-0000-7000-8000-00000000000" + random.nextInt(10);
            default -> {
                String text =
                        one(List.of("word", "two words", "Zoë", "子供", "a\u00adb", "A longer text, with a comma."));
                int most = Math.max(1, schema.path("maxLength").asInt(80));
                yield random.nextInt(12) == 0
                        ? "x".repeat(Math.min(most, 30_000))
                        : text.substring(0, Math.min(text.length(), most));
            }
        };
    }

    private JsonNode any(int depth) {
        return switch (random.nextInt(depth > DEEPEST ? 4 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextInt());
            case 2 -> NODES.stringNode(hostileText());
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.arrayNode().add(any(depth + 1));
            default -> NODES.objectNode().set("any", any(depth + 1));
        };
    }

    String hostileText() {
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(1 + random.nextInt(3_000));
            case 1 -> "\u0301".repeat(1 + random.nextInt(200));
            case 2 -> String.valueOf(random.nextLong());
            default -> one(TEXTS);
        };
    }

    /** The value with one thing in it that does not fit. */
    JsonNode spoilt(JsonNode value) {
        JsonNode copy = value.deepCopy();
        JsonNode place = copy;
        while (true) {
            List<JsonNode> inner = place.valueStream()
                    .filter(JsonNode::isContainer)
                    .filter(node -> !node.isEmpty())
                    .toList();
            if (inner.isEmpty() || random.nextInt(3) == 0) {
                break;
            }
            place = one(inner);
        }
        switch (place) {
            case ObjectNode object
            when !object.isEmpty() -> {
                String field = one(List.copyOf(object.propertyNames()));
                switch (random.nextInt(5)) {
                    case 0 -> object.remove(field);
                    case 1 ->
                        object.set(one(List.of("owner", "id", "version", "__proto__", "colour", "", "a.b")), any(0));
                    default -> object.set(field, wrong());
                }
            }
            case tools.jackson.databind.node.ArrayNode array
            when !array.isEmpty() -> {
                if (random.nextInt(4) == 0) {
                    JsonNode item = array.get(0);
                    for (int count = random.nextInt(1200); count > 0; count--) {
                        array.add(item);
                    }
                } else {
                    array.set(random.nextInt(array.size()), wrong());
                }
            }
            default -> {
                return wrong();
            }
        }
        return copy;
    }

    private JsonNode wrong() {
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.arrayNode();
            case 2 -> NODES.objectNode();
            case 3 -> NODES.numberNode(random.nextLong());
            case 4 -> NODES.numberNode(new java.math.BigDecimal("1e" + random.nextInt(-400, 400)));
            case 5 -> NODES.numberNode(-random.nextInt(3));
            case 6 -> NODES.booleanNode(random.nextBoolean());
            case 7 -> NODES.stringNode("y".repeat(random.nextInt(25_000)));
            default -> NODES.stringNode(hostileText());
        };
    }

    /** Bytes that are meant to be JSON and are not, or are such that a careless reader chokes. */
    byte[] broken(JsonNode value) {
        String text = value.toString();
        return switch (random.nextInt(12)) {
            case 0 -> utf8(text.substring(0, random.nextInt(text.length() + 1)));
            case 1 -> utf8(text + text);
            case 2 -> utf8("[".repeat(5_000) + "]".repeat(5_000));
            case 3 -> utf8("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000));
            case 4 -> text.startsWith("{\"") ? utf8("{\"name\":\"x\",\"name\":\"y\"," + text.substring(1)) : utf8("{}");
            case 5 -> new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"', '}'};
            case 6 -> text.getBytes(java.nio.charset.StandardCharsets.UTF_16);
            case 7 -> utf8("{\"seed\":" + "9".repeat(1_100) + "}");
            case 8 -> utf8("{\"name\":\"" + "z".repeat(200_000) + "\"}");
            case 9 -> new byte[0];
            case 10 -> utf8(one(List.of("null", "[]", "\"text\"", "3", "true", "{}", "NaN", "'{}'", "\0\0\0")));
            default -> bytes();
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    <T> T one(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
