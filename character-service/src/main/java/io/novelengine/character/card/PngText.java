package io.novelengine.character.card;

import io.novelengine.character.card.Inflation.Slice;
import io.novelengine.character.card.Png.Chunk;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text chunk of a PNG.
 *
 * @param keyword in lower case, as readers compare it
 * @param text UTF-8 where its bytes are that, Latin-1 otherwise
 */
record PngText(String keyword, String text) {

    /** The text of the chunk; null when it has no keyword or cannot be unpacked. */
    static @Nullable PngText of(Chunk chunk, int most) {
        var data = chunk.data();
        var end = data.indexOf(0, 0);
        if (end < 1) {
            return null;
        }
        var rest = data.from(end + 1);
        return switch (chunk.type()) {
            case "tEXt" -> new PngText(keyword(chunk), decode(bounded(rest, most)));
            case "zTXt" -> rest.length() < 2 || rest.at(0) != 0 ? null : packed(chunk, rest.from(1), most);
            case "iTXt" -> international(chunk, rest, most);
            default -> null;
        };
    }

    private static @Nullable PngText international(Chunk chunk, Slice rest, int most) {
        var language = rest.indexOf(0, 2);
        var translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
        if (translated < 0) {
            return null;
        }
        var text = rest.from(translated + 1);
        return rest.at(0) == 1 ? packed(chunk, text, most) : new PngText(keyword(chunk), decode(bounded(text, most)));
    }

    private static PngText packed(Chunk chunk, Slice text, int most) {
        var what = "The " + chunk.type() + " chunk '" + shown(keyword(chunk)) + "'";
        return new PngText(keyword(chunk), decode(Inflation.inflate(text, most, what)));
    }

    private static byte[] bounded(Slice text, int most) {
        if (text.length() > most) {
            throw CardRefused.tooLarge("A text chunk of the PNG has more than " + most + " bytes.");
        }
        return text.copy();
    }

    /** The keyword of a text chunk in lower case; empty when it has none. */
    static String keyword(Chunk chunk) {
        var data = chunk.data();
        var end = Math.clamp(data.indexOf(0, 0), 0, 79);
        return new String(data.source(), data.offset(), end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private static String shown(String keyword) {
        return keyword.replaceAll("[^ -~]", "?");
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
