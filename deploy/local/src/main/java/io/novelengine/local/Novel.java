package io.novelengine.local;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.suite.Supervisor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Entry point of {@code ./novel}: the first word is the verb. */
public final class Novel {

    private static final int USAGE = 2;

    private Novel() {}

    /** Runs a verb and ends the process with its exit code. */
    public static void main(String[] words) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            Path project = Path.of(System.getProperty("novel.project", ""))
                    .toAbsolutePath()
                    .normalize();
            Map<String, String> environment = System.getenv();
            List<String> line = List.of(words);
            Context context = new Context(
                    project,
                    NovelHome.of(environment, project),
                    environment,
                    out,
                    Clock.systemUTC(),
                    line.isEmpty() ? line : line.subList(1, line.size()));
            System.exit(run(line.isEmpty() ? "" : line.getFirst(), context));
        } catch (IllegalArgumentException e) {
            err().println("novel: " + e.getMessage());
            System.exit(USAGE);
        } catch (IOException | UncheckedIOException e) {
            err().println("novel: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(String verb, Context context) throws IOException, InterruptedException {
        return switch (verb) {
            case "up" -> new Up(context).run();
            case "down" -> new Down(context).run();
            case "status" -> new Status(context).run();
            case "logs" -> new Logs(context).run();
            case "story" -> new Story(context, err(), new SecureRandom()).run();
            case "load" -> new Load(context).run();
            case "bench" -> new Bench(context, new SecureRandom()).run();
            case "supervise" -> supervise(context);
            default -> throw new IllegalArgumentException("no such verb: " + verb);
        };
    }

    private static PrintStream err() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    private static int supervise(Context context) throws IOException, InterruptedException {
        Arguments arguments =
                Arguments.parse(context.line(), Set.of("--front=", "--detach", "--scale=", "--jvm=", "--through="));
        return new Supervisor(
                        context.project(), context.home(), context.suite(arguments), context.clock(), context.out())
                .run(arguments.number("--front").orElse(0L));
    }
}
