package io.novelengine.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who listens on a port.
 *
 * @param pid process id
 * @param arguments its command line, as far as it may be read
 */
public record PortOwner(long pid, List<String> arguments) {

    private static final String HOME = "-Dnovel.home=";
    private static final int COMMAND_LENGTH = 60;

    /** One who can be named to a person. */
    public String describe() {
        return arguments.stream()
                .filter(argument -> argument.startsWith(HOME))
                .map(argument -> "Novel Engine in " + argument.substring(HOME.length()))
                .findFirst()
                .orElseGet(this::command);
    }

    private String command() {
        String command = String.join(" ", arguments);
        return command.length() > COMMAND_LENGTH ? command.substring(0, COMMAND_LENGTH) + "…" : command;
    }

    /** The listener on a port; empty if there is none or this user may not see it. */
    public static Optional<PortOwner> of(int port) {
        try {
            Optional<Long> pid = Files.isReadable(Path.of("/proc/net/tcp")) ? inProc(port) : byLsof(port);
            return pid.map(found -> new PortOwner(found, argumentsOf(found)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> argumentsOf(long pid) {
        ProcessHandle.Info info = ProcessHandle.of(pid).map(ProcessHandle::info).orElse(null);
        if (info == null) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of(info.command().orElse("unknown")));
        words.addAll(List.of(info.arguments().orElse(new String[0])));
        return List.copyOf(words);
    }

    private static Optional<Long> inProc(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.isReadable(Path.of(table))) {
                sockets.addAll(listeners(Files.readAllLines(Path.of(table)), port));
            }
        }
        return sockets.isEmpty() ? Optional.empty() : holderOf(sockets);
    }

    private static List<String> listeners(List<String> table, int port) {
        String local = String.format(Locale.ROOT, ":%04X", port);
        return table.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(field -> field.length > 9 && field[1].endsWith(local) && "0A".equals(field[3]))
                .map(field -> "socket:[" + field[9] + "]")
                .toList();
    }

    private static Optional<Long> holderOf(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(Path.of("/proc/" + pid + "/fd"), sockets))
                .findFirst();
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<Long> byLsof(int port) throws IOException {
        Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-t").start();
        String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return answer.lines().findFirst().map(Long::valueOf);
    }
}
