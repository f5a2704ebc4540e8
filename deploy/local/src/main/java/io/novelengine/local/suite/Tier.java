package io.novelengine.local.suite;

import io.novelengine.local.app.Service;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.ProcessIdentity;
import io.novelengine.local.process.StopSignal;
import io.novelengine.local.server.PostgresServer;
import io.novelengine.local.server.RedisServer;
import java.io.IOException;
import java.time.Duration;

/** When a process is stopped, and how: from the last of these to the first. */
enum Tier {
    DATABASE(StopSignal.INT, Duration.ofSeconds(20)),
    CACHE(StopSignal.TERM, Duration.ofSeconds(5)),
    SERVICE(StopSignal.TERM, Duration.ofSeconds(15)),
    DOOR(StopSignal.TERM, Duration.ofSeconds(15)),
    SUPERVISOR(StopSignal.TERM, Duration.ofSeconds(90));

    private final StopSignal signal;
    private final Duration within;

    Tier(StopSignal signal, Duration within) {
        this.signal = signal;
        this.within = within;
    }

    /** The tier of the process with this name. */
    static Tier of(String name) {
        return switch (name) {
            case PostgresServer.NAME -> DATABASE;
            case RedisServer.NAME -> CACHE;
            case RunRecord.SUPERVISOR -> SUPERVISOR;
            default -> name.equals(Service.GATEWAY.module()) ? DOOR : SERVICE;
        };
    }

    /** Ends a process of this tier; true if it did not have to be killed. */
    boolean end(ProcessIdentity process) throws IOException {
        return signal.end(process, within);
    }
}
