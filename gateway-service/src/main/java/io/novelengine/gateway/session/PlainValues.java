package io.novelengine.gateway.session;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;

/** Values of a session in Redis: texts and numbers, and nothing that could become an object of a class named there. */
final class PlainValues implements RedisSerializer<Object> {

    @Override
    public byte[] serialize(@Nullable Object value) {
        return switch (value) {
            case null -> new byte[0];
            case String text -> bytes("s" + text);
            case Long number -> bytes("l" + number);
            case Integer number -> bytes("i" + number);
            default -> throw new SerializationException("not a plain value: " + value.getClass());
        };
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        var value = text.substring(1);
        return switch (text.charAt(0)) {
            case 's' -> value;
            case 'l' -> Long.valueOf(value);
            case 'i' -> Integer.valueOf(value);
            default -> throw new SerializationException("not a plain value");
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
