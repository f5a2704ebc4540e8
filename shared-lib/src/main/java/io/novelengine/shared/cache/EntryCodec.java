package io.novelengine.shared.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileMapper;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/**
 * Entries as bytes: a head (format, flags, version of the value's form, instant of expiry) and the value in Smile, deflated
 * when it is long. An entry of another format or version, or one that cannot be read, counts as not there.
 */
final class EntryCodec<T> {

    private static final byte FORMAT = 1;
    private static final byte DEFLATED = 1;
    private static final byte ABSENT = 2;
    private static final int HEAD = 2 + Integer.BYTES + Long.BYTES;
    private static final SmileMapper SMILE = SmileMapper.builder(SmileFactory.builder()
                    .disable(SmileWriteFeature.ENCODE_BINARY_AS_7BIT)
                    .build())
            .build();

    private final int version;
    private final int compressOver;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    EntryCodec(Class<T> type, int version, int compressOver) {
        this.version = version;
        this.compressOver = compressOver;
        this.reader = SMILE.readerFor(type);
        this.writer = SMILE.writerFor(type);
    }

    /**
     * An entry that was read.
     *
     * @param value the value, null when the source has none
     * @param expiry when it ends, in milliseconds since the epoch
     * @param size length of the value in bytes, not compressed
     */
    record Read<T>(@Nullable T value, long expiry, int size) {}

    /**
     * An entry to be written.
     *
     * @param bytes all of it
     * @param size length of the value in bytes, not compressed
     */
    record Written(byte[] bytes, int size) {}

    Written encode(@Nullable T value, long expiry) {
        if (value == null) {
            return new Written(head(HEAD, ABSENT, expiry).array(), 0);
        }
        var plain = writer.writeValueAsBytes(value);
        var deflate = plain.length > compressOver;
        var body = deflate ? deflate(plain) : plain;
        var bytes = head(HEAD + body.length, deflate ? DEFLATED : 0, expiry)
                .put(body)
                .array();
        return new Written(bytes, plain.length);
    }

    private ByteBuffer head(int length, byte flags, long expiry) {
        return ByteBuffer.allocate(length)
                .put(FORMAT)
                .put(flags)
                .putInt(version)
                .putLong(expiry);
    }

    @Nullable
    Read<T> decode(byte[] bytes) {
        var head = ByteBuffer.wrap(bytes);
        if (bytes.length < HEAD || head.get() != FORMAT) {
            return null;
        }
        var flags = head.get();
        if (head.getInt() != version) {
            return null;
        }
        var expiry = head.getLong();
        if (flags == ABSENT) {
            return new Read<>(null, expiry, 0);
        }
        try {
            var plain = flags == DEFLATED
                    ? new InflaterInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length - HEAD)).readAllBytes()
                    : Arrays.copyOfRange(bytes, HEAD, bytes.length);
            return new Read<>(reader.readValue(plain), expiry, plain.length);
        } catch (JacksonException | IOException e) {
            return null;
        }
    }

    private static byte[] deflate(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        var bytes = new ByteArrayOutputStream(plain.length / 2);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
