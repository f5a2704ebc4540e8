package io.novelengine.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The log of one process: read from a position, kept from growing for ever.
 *
 * @param path the file; the one before it has the suffix {@code .1}
 */
public record LogFile(Path path) {

    private static final long LIMIT = 16L << 20;
    private static final int CHUNK = 1 << 20;

    /** Length in bytes; 0 if there is no file. */
    public long length() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Text from a position on, at most 1 MiB of it.
     *
     * @param from in bytes; a position behind the end means: from the start, the log was begun anew
     */
    public String read(long from) throws IOException {
        if (!Files.exists(path)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long start = from > file.length() ? 0 : from;
            file.seek(start);
            byte[] bytes = new byte[(int) Math.min(CHUNK, file.length() - start)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The position at which the last lines begin. */
    public long startOfLast(int lines) throws IOException {
        long start = Math.max(0, length() - CHUNK);
        byte[] bytes = read(start).getBytes(StandardCharsets.UTF_8);
        int found = 0;
        for (int index = bytes.length - 2; index >= 0; index--) {
            if (bytes[index] == '\n' && ++found == lines) {
                return start + index + 1;
            }
        }
        return start;
    }

    /** Puts a log that has passed 16 MiB aside; whoever appends to it goes on in an empty file. */
    public void rotate() throws IOException {
        if (length() > LIMIT) {
            Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
    }
}
