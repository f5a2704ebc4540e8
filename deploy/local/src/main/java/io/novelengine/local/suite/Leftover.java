package io.novelengine.local.suite;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.process.ProcessIdentity;
import io.novelengine.local.server.PostgresServer;
import io.novelengine.local.server.RedisServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A process of a home that still runs.
 *
 * @param name as recorded, or as far as its command line tells
 */
record Leftover(String name, ProcessIdentity identity) {

    /** All of them but this process itself: those on record and those whose command line names the home. */
    static List<Leftover> of(NovelHome home) throws IOException {
        List<Leftover> found = new ArrayList<>();
        Set<Long> known = new HashSet<>(Set.of(ProcessHandle.current().pid()));
        for (RunRecord record : RunRecord.all(home)) {
            if (record.identity().isAlive() && known.add(record.identity().pid())) {
                found.add(new Leftover(record.name(), record.identity()));
            }
        }
        ProcessHandle.allProcesses()
                .filter(process -> !known.contains(process.pid()))
                .forEach(process -> {
                    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
                    ProcessIdentity identity = ProcessIdentity.of(process);
                    if (home.markers().stream().anyMatch(arguments::contains) && identity.isAlive()) {
                        found.add(new Leftover(name(home, arguments), identity));
                    }
                });
        return found;
    }

    /** Ends all processes of a home, tier by tier, and forgets their records. */
    static int endAll(NovelHome home, Console console) throws IOException {
        List<Leftover> all = of(home);
        for (Tier tier : List.of(Tier.values()).reversed()) {
            for (Leftover leftover : all) {
                if (Tier.of(leftover.name()) == tier && leftover.identity().isAlive()) {
                    boolean asked = tier.end(leftover.identity());
                    console.event(
                            leftover.name(),
                            asked ? "stopped" : "killed",
                            "pid " + leftover.identity().pid());
                }
            }
        }
        for (RunRecord record : RunRecord.all(home)) {
            if (record.identity().pid() != ProcessHandle.current().pid()) {
                RunRecord.delete(home, record.name());
            }
        }
        return all.size();
    }

    private static String name(NovelHome home, List<String> arguments) {
        if (!arguments.contains(home.marker())) {
            return arguments.stream().anyMatch(argument -> argument.endsWith("redis.conf"))
                    ? RedisServer.NAME
                    : PostgresServer.NAME;
        }
        int jar = arguments.indexOf("-jar");
        return jar < 0 || jar + 1 == arguments.size()
                ? RunRecord.SUPERVISOR
                : arguments.get(jar + 1).replaceFirst("\\.jar$", "");
    }
}
