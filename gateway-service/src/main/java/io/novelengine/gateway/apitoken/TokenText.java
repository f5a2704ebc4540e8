package io.novelengine.gateway.apitoken;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** What a token looks like: a word by which it is found where it should not be, 256 random bits, and a checksum. */
final class TokenText {

    static final String PREFIX = "novel_";

    private static final int BYTES = 32;
    private static final int CHECKSUM = 8;
    private static final int LENGTH = PREFIX.length() + 43 + CHECKSUM;

    private TokenText() {}

    static String random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return text + checksum(text);
    }

    /** Whether it may be a token; a typing error is found without asking anybody. */
    static boolean isSound(String token) {
        return token.length() == LENGTH
                && token.substring(LENGTH - CHECKSUM).equals(checksum(token.substring(0, LENGTH - CHECKSUM)));
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue(), CHECKSUM);
    }
}
