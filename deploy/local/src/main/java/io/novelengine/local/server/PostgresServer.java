package io.novelengine.local.server;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.Secrets;
import io.novelengine.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** PostgreSQL in a home: a cluster made once, reached over the loopback interface with passwords only. */
public final class PostgresServer {

    /** Name of the process. */
    public static final String NAME = "postgres";

    /** The superuser of the cluster. */
    public static final String SUPERUSER = "postgres";

    private static final String READY = "ready";
    private static final int PID_LINE = 0;
    private static final int STATUS_LINE = 7;

    private final NovelHome home;
    private final Secrets secrets;

    public PostgresServer(NovelHome home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
    }

    /**
     * Unpacks the server and makes the cluster where they are missing.
     *
     * @param port where it will listen
     */
    public ProcessSpec prepare(int port) throws IOException {
        Path programs = new Binaries(home.servers()).postgres().resolve("bin");
        Disguise disguise = Disguise.find();
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            disguise.own(home.postgres());
            initialize(programs, disguise);
        }
        disguise.own(data());
        return new ProcessSpec(
                NAME,
                disguise.of(command(programs, port)),
                Map.of("TZ", "UTC", "LC_ALL", "C"),
                home.postgres(),
                home.log(NAME),
                this::isReady,
                new ProcessSpec.Ports(port, 0));
    }

    private List<String> command(Path programs, int port) {
        return List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port),
                "--listen_addresses=127.0.0.1",
                "--unix_socket_directories=",
                "--max_connections=200",
                "--shared_buffers=64MB",
                "--timezone=UTC",
                "--log_timezone=UTC",
                "--log_checkpoints=off");
    }

    private void initialize(Path programs, Disguise disguise) throws IOException {
        Path draft = home.postgres().resolve("data.new");
        if (Files.exists(draft)) {
            Commands.run(List.of("rm", "-rf", draft.toString()));
        }
        String password = secrets.password(SUPERUSER);
        Path file = home.postgres().resolve("superuser");
        Files.writeString(file, password + "\n");
        try {
            disguise.own(file);
            Commands.run(disguise.of(List.of(
                    programs.resolve("initdb").toString(),
                    "-D",
                    draft.toString(),
                    "-U",
                    SUPERUSER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + file,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8")));
        } finally {
            Files.delete(file);
        }
        Files.move(draft, data());
    }

    /** The postmaster tells of itself in the file that locks its cluster. */
    private boolean isReady(long pid) {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.get(PID_LINE).strip().equals(Long.toString(pid))
                    && lines.get(STATUS_LINE).strip().equals(READY);
        } catch (IOException e) {
            return false;
        }
    }

    private Path data() {
        return home.postgres().resolve("data");
    }
}
