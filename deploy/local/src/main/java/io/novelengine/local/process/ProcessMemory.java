package io.novelengine.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a process holds in memory.
 *
 * @param residentKiB resident set size in KiB: shared pages count in full
 * @param proportionalKiB proportional set size in KiB: shared pages count by share; empty where the system does not tell
 */
public record ProcessMemory(long residentKiB, Optional<Long> proportionalKiB) {

    /** The memory of a process; empty if it has ended. */
    public static Optional<ProcessMemory> of(long pid) {
        try {
            Path proc = Path.of("/proc/" + pid);
            if (Files.isDirectory(proc)) {
                return kib(Files.readAllLines(proc.resolve("status")), "VmRSS:")
                        .map(resident -> new ProcessMemory(resident, proportional(proc)));
            }
            return Files.isDirectory(Path.of("/proc/self")) ? Optional.empty() : byPs(pid);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> proportional(Path proc) {
        try {
            return kib(Files.readAllLines(proc.resolve("smaps_rollup")), "Pss:");
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> kib(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> Long.valueOf(
                        line.substring(key.length()).replace("kB", "").strip()))
                .findFirst();
    }

    private static Optional<ProcessMemory> byPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProcessMemory(Long.parseLong(answer), Optional.empty()));
    }
}
