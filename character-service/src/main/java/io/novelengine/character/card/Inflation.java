package io.novelengine.character.card;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks zlib data, never to more than is allowed. */
final class Inflation {

    private static final int STEP = 16_384;

    private Inflation() {}

    /** The unpacked bytes; refused when they are more than {@code most} or when the data is damaged. */
    static byte[] inflate(Slice packed, int most, String what) {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed.source(), packed.offset(), packed.length());
            var result = new ByteArrayOutputStream(Math.min(most, Math.max(64, packed.length() * 2)));
            var buffer = new byte[STEP];
            while (!inflater.finished()) {
                var count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw CardRefused.malformed(what + " ends before its compressed data does.");
                }
                if (result.size() + count > most) {
                    throw CardRefused.tooLarge(what + " unpacks to more than " + most + " bytes.");
                }
                result.write(buffer, 0, count);
            }
            return result.toByteArray();
        } catch (DataFormatException e) {
            throw CardRefused.malformed(what + " is not valid compressed data.");
        } finally {
            inflater.end();
        }
    }

    /** A part of an array. */
    record Slice(byte[] source, int offset, int length) {

        static Slice of(byte[] all) {
            return new Slice(all, 0, all.length);
        }

        Slice from(int start) {
            return new Slice(source, offset + start, length - start);
        }

        int at(int index) {
            return source[offset + index] & 0xff;
        }

        /** Where the byte first stands from the given index on, or -1. */
        int indexOf(int wanted, int from) {
            for (var i = from; i < length; i++) {
                if (at(i) == wanted) {
                    return i;
                }
            }
            return -1;
        }

        byte[] copy() {
            return Arrays.copyOfRange(source, offset, offset + length);
        }
    }
}
