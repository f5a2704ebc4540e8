package io.novelengine.local.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a jar holds.
 *
 * @param digest of the names, sizes and checksums of its entries: two jars with the same digest hold the same
 * @param executable whether Spring Boot packed it, with its libraries inside
 */
record JarContent(String digest, boolean executable) {

    private static final int LENGTH = 16;

    static JarContent of(Path jar) throws IOException {
        MessageDigest digest = sha256();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(entry.getCrc())
                        .putLong(entry.getSize())
                        .array());
            }
            return new JarContent(hex(digest), zip.getEntry("BOOT-INF/") != null);
        }
    }

    /** A short digest of some words. */
    static String digest(Iterable<String> words) {
        MessageDigest digest = sha256();
        for (String word : words) {
            digest.update(word.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
