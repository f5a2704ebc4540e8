package io.novelengine.character.card;

import io.novelengine.character.card.Inflation.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG or APNG as its chunks.
 *
 * @param chunks all chunks up to and with the last one
 * @param width in pixels
 * @param height in pixels
 * @param trailing bytes that follow the last chunk
 */
record Png(List<Chunk> chunks, int width, int height, int trailing) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> TEXTS = Set.of("tEXt", "zTXt", "iTXt");
    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND");

    static boolean is(byte[] file) {
        return file.length >= SIGNATURE.length
                && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** The chunks of the file, which share its bytes; refused when it is damaged or too large. */
    static Png read(byte[] file, CardLimits limits) {
        var chunks = new ArrayList<Chunk>();
        var at = SIGNATURE.length;
        var ended = false;
        while (!ended) {
            var chunk = chunk(file, at);
            if (chunks.isEmpty() != chunk.type().equals("IHDR")) {
                throw CardRefused.malformed("The PNG does not begin with one IHDR chunk.");
            }
            if (chunks.size() == limits.chunks()) {
                throw CardRefused.tooLarge("The PNG has more than " + limits.chunks() + " chunks.");
            }
            chunks.add(chunk);
            at += 12 + chunk.data().length();
            ended = chunk.type().equals("IEND");
        }
        var head = chunks.getFirst().data();
        if (head.length() != 13) {
            throw CardRefused.malformed("The IHDR chunk of the PNG does not have 13 bytes.");
        }
        var width = number(head.source(), head.offset());
        var height = number(head.source(), head.offset() + 4);
        if (width < 1 || height < 1) {
            throw CardRefused.malformed("The PNG has no size.");
        }
        if ((long) width * height > limits.pixels()) {
            throw CardRefused.tooLarge(
                    "The PNG has " + (long) width * height + " pixels; at most " + limits.pixels() + " are taken.");
        }
        return new Png(List.copyOf(chunks), width, height, file.length - at);
    }

    private static Chunk chunk(byte[] file, int at) {
        if (file.length - at < 12) {
            throw CardRefused.malformed("The PNG is cut off at byte " + file.length + ".");
        }
        var length = number(file, at);
        for (var i = 4; i < 8; i++) {
            var letter = file[at + i] & 0xdf;
            if (letter < 'A' || letter > 'Z') {
                throw CardRefused.malformed("The PNG has no chunk at byte " + at + ".");
            }
        }
        var type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
        if (length < 0 || length > file.length - at - 12) {
            throw CardRefused.malformed("The PNG is cut off inside its " + type + " chunk at byte " + at + ".");
        }
        var crc = new CRC32();
        crc.update(file, at + 4, 4 + length);
        if ((int) crc.getValue() != number(file, at + 8 + length)) {
            throw CardRefused.malformed("The checksum of the " + type + " chunk at byte " + at + " is wrong.");
        }
        return new Chunk(type, new Slice(file, at + 8, length));
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }

    /** The chunks that hold text. */
    List<Chunk> texts() {
        return chunks.stream().filter(chunk -> TEXTS.contains(chunk.type())).toList();
    }

    boolean isAnimated() {
        return chunks.stream().anyMatch(chunk -> chunk.type().equals("acTL"));
    }

    /** The first frame alone, without anything that only describes it. */
    byte[] picture() {
        return write(
                chunks.stream().filter(chunk -> PICTURE.contains(chunk.type())).toList());
    }

    /**
     * The file with these Latin-1 texts as the last chunks before the end.
     *
     * @param without keywords, in lower case, of text chunks to leave out
     */
    byte[] with(Map<String, String> texts, Set<String> without) {
        var result = new ArrayList<Chunk>();
        for (var chunk : chunks) {
            if (chunk.type().equals("IEND")) {
                texts.forEach((keyword, text) -> result.add(text(keyword, text)));
            }
            if (!TEXTS.contains(chunk.type()) || !without.contains(PngText.keyword(chunk))) {
                result.add(chunk);
            }
        }
        return write(result);
    }

    private static Chunk text(String keyword, String text) {
        return new Chunk("tEXt", Slice.of((keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] write(List<Chunk> chunks) {
        var size = SIGNATURE.length
                + chunks.stream().mapToInt(chunk -> 12 + chunk.data().length()).sum();
        var out = new ByteArrayOutputStream(size);
        out.writeBytes(SIGNATURE);
        for (var chunk : chunks) {
            var type = chunk.type().getBytes(StandardCharsets.ISO_8859_1);
            var data = chunk.data();
            var crc = new CRC32();
            crc.update(type);
            crc.update(data.source(), data.offset(), data.length());
            number(out, data.length());
            out.writeBytes(type);
            out.write(data.source(), data.offset(), data.length());
            number(out, (int) crc.getValue());
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int number) {
        out.write(number >>> 24);
        out.write(number >>> 16);
        out.write(number >>> 8);
        out.write(number);
    }

    /** A chunk: its four letters, and its data without length and checksum. */
    record Chunk(String type, Slice data) {}
}
