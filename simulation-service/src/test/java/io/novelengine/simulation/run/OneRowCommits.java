package io.novelengine.simulation.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Commits of one row each over so many connections: by pgbench where it is installed, else by a loop over the driver. */
final class OneRowCommits {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String INSERT =
            "insert into one_row (body) values ('0123456789012345678901234567890123456789')";

    private final DurablePostgres postgres;
    private final int connections;
    private final boolean pgbench;

    OneRowCommits(DurablePostgres postgres, int connections) throws SQLException {
        this.postgres = postgres;
        this.connections = connections;
        this.pgbench = Files.isExecutable(Path.of("/usr/bin/pgbench"));
        postgres.sql("create table one_row (id bigint generated always as identity primary key, body text not null)");
    }

    String by() {
        return pgbench ? "pgbench" : "a loop over the JDBC driver, pgbench is not installed";
    }

    double perSecond(Duration time) throws IOException, SQLException, InterruptedException, ExecutionException {
        postgres.sql("truncate one_row");
        return pgbench ? pgbench(time) : loop(time);
    }

    private double pgbench(Duration time) throws IOException, InterruptedException {
        var script = Files.createTempFile("one-row", ".sql");
        try {
            Files.writeString(script, INSERT + ";\n");
            var builder = new ProcessBuilder(
                            "/usr/bin/pgbench",
                            "-n",
                            "-M",
                            "prepared",
                            "-h",
                            "localhost",
                            "-p",
                            String.valueOf(postgres.port()),
                            "-U",
                            DurablePostgres.USER,
                            "-c",
                            String.valueOf(connections),
                            "-j",
                            "2",
                            "-T",
                            String.valueOf(time.toSeconds()),
                            "-f",
                            script.toString(),
                            "postgres")
                    .redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", DurablePostgres.USER);
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var tps = TPS.matcher(output);
            if (process.waitFor() != 0 || !tps.find()) {
                throw new IOException("pgbench failed: " + output);
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            Files.delete(script);
        }
    }

    private double loop(Duration time) throws InterruptedException, ExecutionException {
        var end = System.nanoTime() + time.toNanos();
        Callable<Long> one = () -> {
            var count = 0L;
            try (var connection = postgres.connect();
                    var insert = connection.prepareStatement(INSERT)) {
                while (System.nanoTime() < end) {
                    insert.executeUpdate();
                    count++;
                }
            }
            return count;
        };
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var sum = 0L;
            for (var done : threads.invokeAll(
                    IntStream.range(0, connections).mapToObj(i -> one).toList())) {
                sum += done.get();
            }
            return sum / (time.toMillis() / 1000.0);
        }
    }
}
