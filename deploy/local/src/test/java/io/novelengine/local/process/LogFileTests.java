package io.novelengine.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTests {

    @TempDir
    private Path folder;

    @Test
    void findsWhereTheLastLinesBegin() throws IOException {
        LogFile log = new LogFile(Files.writeString(folder.resolve("a.log"), "eins\nzwei\ndrei – fünf\n"));

        assertThat(log.read(log.startOfLast(2))).isEqualTo("zwei\ndrei – fünf\n");
        assertThat(log.read(log.startOfLast(9))).isEqualTo("eins\nzwei\ndrei – fünf\n");
        assertThat(log.read(log.length())).isEmpty();
    }

    @Test
    void startsFromTheBeginningOfALogThatWasBegunAnew() throws IOException {
        LogFile log = new LogFile(Files.writeString(folder.resolve("a.log"), "new\n"));

        assertThat(log.read(4_000)).isEqualTo("new\n");
    }

    @Test
    void putsALogAsideThatHasGrownTooLong() throws IOException {
        Path path = folder.resolve("a.log");
        Files.write(path, new byte[(16 << 20) + 1]);
        LogFile log = new LogFile(path);

        log.rotate();

        assertThat(log.length()).isZero();
        assertThat(folder.resolve("a.log.1")).hasSize((16 << 20) + 1);
        Files.writeString(path, "short\n");
        log.rotate();
        assertThat(path).hasContent("short");
    }

    @Test
    void aMissingLogIsEmpty() throws IOException {
        LogFile log = new LogFile(folder.resolve("none.log"));

        assertThat(log.length()).isZero();
        assertThat(log.read(0)).isEmpty();
    }
}
