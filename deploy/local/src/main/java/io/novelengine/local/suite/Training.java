package io.novelengine.local.suite;

import io.novelengine.local.app.App;
import io.novelengine.local.app.Service;
import io.novelengine.local.home.NovelHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the AOT caches of a new build: every service runs once, is read from, and writes down at its end what it has
 * loaded and linked, so that later starts need not do it again.
 */
final class Training {

    private static final Duration WRITE = Duration.ofSeconds(180);
    private static final int ROUNDS = 10;

    private final NovelHome home;
    private final Fleet fleet;
    private final Console console;
    private final TrainingKeys keys;

    Training(NovelHome home, Fleet fleet, Console console, TrainingKeys keys) {
        this.home = home;
        this.fleet = fleet;
        this.console = console;
        this.keys = keys;
    }

    /** Trains what has to be trained; a training that fails is told and costs nothing but a slower start. */
    void run(List<ServiceProcess> processes) throws IOException {
        if (processes.isEmpty()) {
            return;
        }
        console.say("Preparing fast starts, once for this build (" + processes.size() + " services)");
        List<Together.Task> tasks = new ArrayList<>();
        for (ServiceProcess process : processes) {
            tasks.add(() -> {
                trainOrTell(process);
            });
        }
        Together.run(Runtime.getRuntime().availableProcessors(), tasks);
    }

    private void trainOrTell(ServiceProcess process) throws IOException {
        long begin = System.nanoTime();
        try {
            long size = train(process);
            console.event(
                    process.instance().name(),
                    "prepared",
                    Duration.ofNanos(System.nanoTime() - begin),
                    String.format(Locale.ROOT, "AOT cache of %d MB", size >> 20));
        } catch (StartFailure e) {
            throw e;
        } catch (IOException e) {
            if (fleet.isClosed()) {
                throw e;
            }
            Files.writeString(process.app().failure(), e.getMessage() + "\n");
            console.event(process.instance().name(), "no cache", "starts will be slower: " + e.getMessage());
        }
    }

    private long train(ServiceProcess process) throws IOException {
        App app = process.app();
        Supervised member = fleet.start(process.spec(), 0);
        try {
            member.awaitReady(Startup.COLD);
            for (int round = 0; round < ROUNDS; round++) {
                read(process);
            }
            member.finish(WRITE);
        } finally {
            fleet.stop(member);
        }
        Path draft = app.draft();
        if (!Files.exists(draft)) {
            throw new IOException(
                    "the JVM wrote none, see " + home.log(process.instance().name() + "-training"));
        }
        Files.move(draft, app.cache(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Files.size(app.cache());
    }

    private void read(ServiceProcess process) throws IOException {
        Service service = process.instance().service();
        String token =
                service == Service.GATEWAY ? Files.readString(home.token()).strip() : keys.token(service.word());
        process.instance().reads().forEach(page -> HttpRead.discard(page, Map.of("Authorization", "Bearer " + token)));
    }
}
