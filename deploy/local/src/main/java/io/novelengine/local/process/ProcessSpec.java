package io.novelengine.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that can be started, and started again.
 *
 * @param name unique in its suite
 * @param command program and arguments
 * @param environment variables it gets beside those of the supervisor
 * @param directory where it runs
 * @param log where its output goes
 * @param probe whether it is ready
 * @param ports where it listens
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Probe probe,
        Ports ports) {

    /**
     * Where a process listens.
     *
     * @param main TCP port, 0 if none
     * @param management TCP port of its management endpoints, 0 if none
     */
    public record Ports(int main, int management) {}
}
