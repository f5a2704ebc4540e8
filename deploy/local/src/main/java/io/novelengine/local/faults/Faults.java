package io.novelengine.local.faults;

import io.novelengine.local.app.JvmProfile;
import io.novelengine.local.bench.Benchmark;
import io.novelengine.local.bench.Figure;
import io.novelengine.local.bench.Lab;
import io.novelengine.local.client.Gateway;
import io.novelengine.local.faults.Campaign.Outcome;
import io.novelengine.local.faults.Campaign.Plan;
import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Runs over three instances while these are killed and frozen, PostgreSQL is cut off and killed, Redis is emptied and killed:
 * every run must be complete, equal to an undisturbed one, watched without gap, and counted once.
 */
public final class Faults implements Benchmark {

    private static final long LEASE_MILLIS = 5_000;
    private static final String SEED = "NOVEL_SEED";
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final long USUAL_SEED = 20_261;

    private final int runs;
    private final Duration time;

    /** The campaign of three minutes; with variants, that of half an hour. */
    public Faults() {
        this(60, Duration.ofSeconds(100));
    }

    /** A campaign of so many runs, with faults for so long. */
    public Faults(int runs, Duration time) {
        this.runs = runs;
        this.time = time;
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        long seed = Long.parseLong(System.getenv().getOrDefault(SEED, Long.toString(USUAL_SEED)));
        return run(lab, variants ? new Plan(seed, 200, 40, LONG) : new Plan(seed, runs, 40, time));
    }

    private List<Figure> run(Lab lab, Plan plan) throws IOException {
        lab.say("faults: " + plan.runs() + " runs of " + plan.turns() + " turns, faults for "
                + plan.time().toSeconds() + " s, seed " + plan.seed() + " (" + SEED + " sets another)");
        NovelHome home = lab.home();
        try (FaultProxy proxy = new FaultProxy(() -> postgres(home))) {
            lab.up(
                    Map.of("NOVEL_SIMULATION_LEASE", LEASE_MILLIS + "ms", "NOVEL_SIMULATION_PACE", "60ms"),
                    "--scale",
                    "simulation=3",
                    "--through",
                    Integer.toString(proxy.port()),
                    "--jvm",
                    JvmProfile.DEFAULT.name());
            try (Gateway gateway = lab.gateway()) {
                SplittableRandom random = new SplittableRandom(plan.seed());
                Injector injector = new Injector(home, proxy, random.split(), LEASE_MILLIS, lab::say);
                Outcome outcome = new Campaign(gateway, lab.base(), plan, random.split(), lab::say).run(injector);
                return figures(injector, outcome);
            } finally {
                lab.down();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the campaign was interrupted");
        }
    }

    private List<Figure> figures(Injector injector, Outcome outcome) throws IOException {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(this, "", "runs complete, equal to undisturbed ones", outcome.runs(), ""));
        injector.counts().forEach((fault, count) -> figures.add(Figure.of(this, "", "faults " + fault, count, "")));
        figures.add(Figure.of(this, "", "events told to watchers, each once", outcome.events(), ""));
        figures.add(Figure.of(this, "", "times that watchers connected", outcome.connections(), ""));
        if (!outcome.violations().isEmpty()) {
            throw new IOException(outcome.violations().size() + " things are not as they should be:\n"
                    + String.join("\n", outcome.violations().stream().limit(40).toList()) + "\nfaults: "
                    + injector.counts());
        }
        return figures;
    }

    private static int postgres(NovelHome home) {
        try {
            return RunRecord.read(home, "postgres").map(RunRecord::port).orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
