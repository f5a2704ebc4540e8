package io.novelengine.character.card;

import io.novelengine.character.card.Inflation.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** The card inside a text chunk: base64 of JSON as the rule is, base64 of packed JSON, or bare JSON. */
final class CardText {

    private CardText() {}

    static Read read(String text, CardLimits limits) {
        var stripped = text.strip();
        if (stripped.startsWith("{")) {
            return new Read(
                    CardJson.read(stripped.getBytes(StandardCharsets.UTF_8), limits), "the JSON was not base64");
        }
        var bytes = decode(stripped);
        if (isPacked(bytes)) {
            var json = Inflation.inflate(Slice.of(bytes), limits.json(), "The packed card");
            return new Read(CardJson.read(json, limits), "the JSON was packed with zlib");
        }
        return new Read(CardJson.read(bytes, limits), "");
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw CardRefused.malformed("The card's text chunk is neither base64 nor JSON.");
        }
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x78 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
    }

    static String write(ObjectNode card) {
        return Base64.getEncoder().encodeToString(CardJson.write(card));
    }

    /** The card, and in what it departed from the rule; empty if in nothing. */
    record Read(ObjectNode card, String departure) {}
}
