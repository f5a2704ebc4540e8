package io.novelengine.local.bench;

import io.novelengine.local.app.Jdk;
import io.novelengine.local.app.Service;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the stories of every built-in cast and scenario read, 20 seeds each. Without variants the figures of all stories
 * together and the gates that a scenario alone fails; with variants every figure of every scenario.
 */
final class Prose implements Benchmark {

    private static final String MAIN = "io.novelengine.simulation.prose.ProseBenchmark";
    private static final String SEEDS = "20";
    private static final String ALL = "all";

    @Override
    public String name() {
        return "prose";
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        lab.say("prose: every cast in every scenario with " + SEEDS + " seeds");
        List<Figure> figures = new ArrayList<>();
        int gates = 0;
        int failed = 0;
        for (String line : output(lab)) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3) {
                throw new IOException("the survey said: " + line);
            }
            boolean fails = cells[2].endsWith("FAILS");
            gates += cells[2].contains("gate") ? 1 : 0;
            failed += fails ? 1 : 0;
            if (variants || fails || cells[0].equals(ALL)) {
                figures.add(new Figure(name(), cells[0], cells[1], cells[2]));
            }
        }
        figures.add(new Figure(name(), ALL, "gates kept", gates - failed + " of " + gates));
        return figures;
    }

    private static List<String> output(Lab lab) throws IOException {
        String path = lab.unpacked(Service.SIMULATION) + File.pathSeparator + lab.unpacked(Service.CHARACTER);
        Process process = new ProcessBuilder(Jdk.current().java(), "-Xmx512m", "-cp", path, MAIN, SEEDS)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the survey of stories failed with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("the survey of stories was interrupted", e);
        }
        return output.lines().filter(line -> !line.isBlank()).toList();
    }
}
