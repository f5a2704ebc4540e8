package io.novelengine.local.faults;

import io.novelengine.local.home.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the process at the other end of a connection over loopback. */
final class Peer {

    private static final Path PROC = Path.of("/proc/self/net");
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private Peer() {}

    /**
     * The one of the processes that has the connection.
     *
     * @param port of its end
     * @param ours port of this end
     */
    static Optional<RunRecord> of(int port, int ours, List<RunRecord> processes) throws IOException {
        return Files.isReadable(PROC.resolve("tcp")) ? inProc(port, ours, processes) : byLsof(port, ours, processes);
    }

    private static Optional<RunRecord> inProc(int port, int ours, List<RunRecord> processes) throws IOException {
        String local = String.format(Locale.ROOT, ":%04X", port);
        String remote = String.format(Locale.ROOT, ":%04X", ours);
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            if (Files.isReadable(PROC.resolve(table))) {
                Files.readAllLines(PROC.resolve(table)).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(field ->
                                field.length > INODE && field[LOCAL].endsWith(local) && field[REMOTE].endsWith(remote))
                        .forEach(field -> sockets.add("socket:[" + field[INODE] + "]"));
            }
        }
        return processes.stream()
                .filter(process -> holds(process.identity().pid(), sockets))
                .findFirst();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException gone) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static Optional<RunRecord> byLsof(int port, int ours, List<RunRecord> processes) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:ESTABLISHED", "-Fpn").start();
        String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String connection = ":" + port + "->";
        long pid = 0;
        for (String line : answer.lines().toList()) {
            if (line.startsWith("p")) {
                pid = Long.parseLong(line.substring(1));
            } else if (line.contains(connection) && line.endsWith(":" + ours)) {
                long found = pid;
                return processes.stream()
                        .filter(process -> process.identity().pid() == found)
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
