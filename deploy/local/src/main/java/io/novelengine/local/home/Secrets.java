package io.novelengine.local.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The generated secrets of one home: 256 random bits each, in files that only their owner can read. */
public final class Secrets {

    private static final int BYTES = 32;

    private final NovelHome home;
    private final RandomGenerator random;

    /**
     * @param random where the bits come from: a cryptographically strong source
     */
    public Secrets(NovelHome home, RandomGenerator random) {
        this.home = home;
        this.random = random;
    }

    /** The API token of the local operator, made at the first call. */
    public String token() throws IOException {
        return secret(home.token());
    }

    /** The password of a database role, or another secret with a name of its own, made at the first call. */
    public String password(String role) throws IOException {
        return secret(passwordFile(role));
    }

    /** The file that holds the password of a database role. */
    public Path passwordFile(String role) throws IOException {
        if (!Files.isDirectory(home.passwords())) {
            Files.createDirectories(
                    home.passwords(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return home.passwords().resolve(role);
    }

    private String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            write(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    private static void write(Path file, String secret) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        try {
            Files.writeString(draft, secret + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its secret counts
        } finally {
            Files.delete(draft);
        }
    }
}
