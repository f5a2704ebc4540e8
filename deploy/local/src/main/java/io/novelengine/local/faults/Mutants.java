package io.novelengine.local.faults;

import io.novelengine.local.app.Service;
import io.novelengine.local.app.Trees;
import io.novelengine.local.bench.Benchmark;
import io.novelengine.local.bench.Figure;
import io.novelengine.local.bench.Lab;
import io.novelengine.local.faults.Campaign.Plan;
import io.novelengine.local.faults.Findings.Finding;
import io.novelengine.local.home.NovelHome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whether campaigns of faults find what they should: each mutant, a mistake on purpose, must turn a short campaign red that is
 * green without it.
 */
public final class Mutants implements Benchmark {

    private static final String PATCHES = "deploy/local/src/test/resources/mutants";
    private static final String ONLY = "NOVEL_MUTANTS";
    private static final String UNTRAINED = "serial-untrained";
    private static final String RED = "red";
    private static final int RUNS = 16;
    private static final int TURNS = 40;
    private static final Duration TIME = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "mutants";
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        List<String> only = Arrays.stream(System.getenv().getOrDefault(ONLY, "").split(","))
                .filter(name -> !name.isBlank())
                .toList();
        List<Figure> figures = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Mutant mutant : Mutant.all(lab.project().resolve(PATCHES))) {
            if (only.isEmpty() || only.contains(mutant.name())) {
                String verdict = verdict(lab, mutant);
                lab.say("mutants: " + mutant.name() + " is " + verdict);
                figures.add(new Figure(name(), mutant.name(), mutant.what(), verdict));
                if (verdict.startsWith(RED) == mutant.isNone()) {
                    wrong.add(mutant.name() + " is " + verdict);
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new IOException("the campaign judges wrongly:\n" + String.join("\n", wrong));
        }
        return figures;
    }

    private static String verdict(Lab lab, Mutant mutant) throws IOException {
        lab.say("mutants: " + mutant.name() + ", " + mutant.what() + ", seed " + mutant.seed());
        Plan plan = new Plan(mutant.seed(), RUNS, TURNS, TIME, mutant.kinds(), mutant.points(), PATIENCE, true);
        Path root = lab.home().bench().resolve("mutants").resolve(mutant.name());
        Trees.delete(root);
        try (Lab own = lab(lab, mutant, Files.createDirectories(root))) {
            Trial trial = Trial.of(own, plan, UNTRAINED);
            if (trial.findings().isEmpty()) {
                return "green; faults " + trial.faults() + ", kills " + trial.kills();
            }
            Finding first = trial.findings().getFirst();
            return RED + " by " + first;
        } finally {
            Trees.delete(root);
        }
    }

    /** A lab with a suite that has the mistake, and shares all else with the other one. */
    private static Lab lab(Lab lab, Mutant mutant, Path root) throws IOException {
        Path app = lab.unpacked(Service.SIMULATION);
        String classPath = app + File.pathSeparator + app.resolveSibling("lib") + "/*";
        Graft graft = new Graft(root.resolve("graft"));
        Map<String, byte[]> classes =
                mutant.isNone() ? Map.of() : graft.compile(mutant.changed(lab.project()), classPath);
        Path copy = root.resolve("project");
        Path apps = Files.createDirectories(root.resolve("apps"));
        for (Service service : Service.values()) {
            Path jar = Path.of(service.module(), "target", service.module() + ".jar");
            if (service == Service.SIMULATION) {
                graft.into(lab.project().resolve(jar), copy.resolve(jar), classes);
            } else {
                Files.createDirectories(copy.resolve(jar).getParent());
                Files.createSymbolicLink(copy.resolve(jar), lab.project().resolve(jar));
                Files.createDirectories(lab.home().apps().resolve(service.module()));
                Files.createSymbolicLink(
                        apps.resolve(service.module()), lab.home().apps().resolve(service.module()));
            }
        }
        for (String same : List.of("novel", "deploy")) {
            Files.createSymbolicLink(copy.resolve(same), lab.project().resolve(same));
        }
        NovelHome home = new NovelHome(root.resolve("home"), apps, lab.home().servers());
        return new Lab(copy, home, new SplittableRandom(System.nanoTime()), lab.progress());
    }
}
