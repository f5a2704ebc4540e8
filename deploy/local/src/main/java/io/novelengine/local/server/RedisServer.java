package io.novelengine.local.server;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.process.Probe;
import io.novelengine.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Redis in a home: nothing is saved, since nothing in it is needed after a restart. */
public final class RedisServer {

    /** Name of the process. */
    public static final String NAME = "redis";

    private final NovelHome home;

    public RedisServer(NovelHome home) {
        this.home = home;
    }

    /**
     * Unpacks the server and writes its configuration.
     *
     * @param port where it will listen
     */
    public ProcessSpec prepare(int port) throws IOException {
        Path program = new Binaries(home.servers()).redis();
        Path configuration = home.redis().resolve("redis.conf");
        Files.writeString(configuration, """
                bind 127.0.0.1
                port %d
                save ""
                appendonly no
                maxmemory 128mb
                maxmemory-policy volatile-lru
                set-proc-title no
                """.formatted(port));
        return new ProcessSpec(
                NAME,
                List.of(program.toString(), configuration.toString()),
                Map.of(),
                home.redis(),
                home.log(NAME),
                Probe.redis(port),
                new ProcessSpec.Ports(port, 0));
    }
}
