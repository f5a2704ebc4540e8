package io.novelengine.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that cannot be mistaken for another: numbers are used again, a number with its birth is not.
 *
 * @param pid process id
 * @param birth when it started, in the words of the operating system
 */
public record ProcessIdentity(long pid, String birth) {

    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    /** The identity of a process that runs now. */
    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), birthOf(process.pid()).orElse("gone"));
    }

    /** Whether this very process still runs; one that only waits to be reaped does not. */
    public boolean isAlive() {
        return birthOf(pid).filter(birth::equals).isPresent();
    }

    /** The handle of this process, if it still runs. */
    public Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    private static Optional<String> birthOf(long pid) {
        if (Files.isDirectory(PROC.resolve("self"))) {
            return birthInProc(PROC.resolve(Long.toString(pid)).resolve("stat"));
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Object::toString);
    }

    private static Optional<String> birthInProc(Path stat) {
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            boolean over = "Z".equals(fields[STATE]) || "X".equals(fields[STATE]);
            return over ? Optional.empty() : Optional.of(fields[START_TICKS] + "@" + Boot.ID);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ticks count from the start of the machine: they say nothing without it. */
    private static final class Boot {
        static final String ID = read();

        private static String read() {
            try {
                return Files.readString(PROC.resolve("sys/kernel/random/boot_id"))
                        .strip();
            } catch (IOException e) {
                return "unknown";
            }
        }
    }
}
