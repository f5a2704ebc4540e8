package io.novelengine.local;

import io.novelengine.local.app.Service;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The end of a log, and how it goes on. */
final class Logs {

    static final Set<String> OPTIONS = Set.of("-f", "--follow", "-n=");

    private static final long LINES = 100;

    private final Context context;

    Logs(Context context) {
        this.context = context;
    }

    /** Prints the last lines of one log, the supervisor's if none is named; with {@code -f} goes on until interrupted. */
    int run() throws IOException {
        Arguments arguments = Arguments.parse(context.line(), OPTIONS);
        String name = arguments.words().isEmpty()
                ? RunRecord.SUPERVISOR
                : arguments.words().getFirst();
        Path path = context.home().log(Service.named(name).map(Service::module).orElse(name));
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is no log of " + name + "; there are " + names());
        }
        LogFile log = new LogFile(path);
        int lines = (int) Math.clamp(arguments.number("-n").orElse(LINES), 1, 1_000_000);
        Follower follower = new Follower(context, log, log.startOfLast(lines));
        boolean follow = arguments.flags().contains("-f") || arguments.flags().contains("--follow");
        follower.followUntil(() -> !follow);
        return 0;
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(context.home().logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(context.home().logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .toList();
        }
    }
}
