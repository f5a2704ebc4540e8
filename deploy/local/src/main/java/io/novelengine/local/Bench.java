package io.novelengine.local;

import io.novelengine.local.bench.Benchmark;
import io.novelengine.local.bench.Benchmarks;
import io.novelengine.local.bench.Figure;
import io.novelengine.local.bench.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Measures, prints one Markdown table and keeps it. */
final class Bench {

    private static final DateTimeFormatter FILE =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Context context;
    private final RandomGenerator random;

    Bench(Context context, RandomGenerator random) {
        this.context = context;
        this.random = random;
    }

    int run() throws IOException {
        Arguments arguments = Arguments.parse(context.line(), Set.of("--variants", "--seed="));
        List<Benchmark> wanted = wanted(arguments.words());
        Instant begin = context.clock().instant();
        Files.createDirectories(context.home().bench());
        List<String> lines = new ArrayList<>(head(begin));
        OptionalLong seed =
                arguments.number("--seed").stream().mapToLong(Long::longValue).findFirst();
        try (Lab lab = new Lab(context.project(), context.home(), random, context.out(), seed)) {
            for (Benchmark benchmark : wanted) {
                benchmark.run(lab, arguments.flags().contains("--variants")).stream()
                        .map(Figure::row)
                        .forEach(lines::add);
            }
        }
        Path file = context.home().bench().resolve(FILE.format(begin) + ".md");
        Files.write(file, lines);
        context.out().println();
        lines.forEach(context.out()::println);
        context.out().println();
        context.out().println("kept in " + file);
        return 0;
    }

    private static List<Benchmark> wanted(List<String> names) {
        List<Benchmark> all = Benchmarks.all();
        for (String name : names) {
            if (all.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                throw new IllegalArgumentException("no benchmark " + name + "; there are "
                        + all.stream().map(Benchmark::name).toList());
            }
        }
        return names.isEmpty()
                ? all
                : all.stream()
                        .filter(benchmark -> names.contains(benchmark.name()))
                        .toList();
    }

    private static List<String> head(Instant begin) {
        return List.of(
                "# Benchmarks of " + begin.truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                "",
                Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + " " + System.getProperty("os.arch") + ", JDK "
                        + Runtime.version(),
                "",
                "| benchmark | variant | measure | value |",
                "| --- | --- | --- | --- |");
    }
}
