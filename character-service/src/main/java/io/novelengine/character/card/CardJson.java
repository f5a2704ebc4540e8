package io.novelengine.character.card;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of cards: read within bounds, every number kept to its last digit, written as UTF-8. */
final class CardJson {

    private static final JsonMapper MAPPER = mapper(false);
    private static final JsonMapper ASCII = mapper(true);

    private CardJson() {}

    private static JsonMapper mapper(boolean ascii) {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(500)
                        .maxStringLength(20_000_000)
                        .maxNameLength(10_000)
                        .maxNumberLength(500)
                        .build())
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The JSON object in these bytes, which must be UTF-8; refused with the reason when there is none. */
    static ObjectNode read(byte[] bytes, CardLimits limits) {
        if (bytes.length > limits.json()) {
            throw CardRefused.tooLarge("The card's JSON has more than " + limits.json() + " bytes.");
        }
        var utf8 = utf8(bytes);
        try {
            count(utf8, limits);
            if (MAPPER.readTree(utf8) instanceof ObjectNode object) {
                return object;
            }
            throw CardRefused.malformed("The card's JSON is not an object.");
        } catch (StreamConstraintsException | NumberFormatException e) {
            throw CardRefused.tooLarge("The card's JSON has a name or a number that is too long.");
        } catch (JacksonException e) {
            var at = e.getLocation();
            var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw CardRefused.malformed("The card is not valid JSON" + where + ".");
        }
    }

    private static byte[] utf8(byte[] bytes) {
        var mark = bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb;
        var plain = mark ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain));
            return plain;
        } catch (CharacterCodingException e) {
            throw CardRefused.malformed("The card's JSON is not UTF-8.");
        }
    }

    /** Walks through the tokens once before anything is built from them. */
    private static void count(byte[] bytes, CardLimits limits) {
        try (var parser = MAPPER.createParser(new ByteArrayInputStream(bytes))) {
            var depth = 0;
            var tokens = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth > limits.nesting()) {
                    throw CardRefused.tooLarge(
                            "The card's JSON is nested deeper than " + limits.nesting() + " levels.");
                }
                if (++tokens > limits.tokens()) {
                    throw CardRefused.tooLarge("The card's JSON has more than " + limits.tokens() + " values.");
                }
            }
        }
    }

    /** The JSON as UTF-8; a lone half of a surrogate pair, which UTF-8 cannot say, stays an escape. */
    static byte[] write(JsonNode node) {
        var text = MAPPER.writeValueAsString(node);
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text.getBytes(StandardCharsets.UTF_8)
                : ASCII.writeValueAsBytes(node);
    }
}
