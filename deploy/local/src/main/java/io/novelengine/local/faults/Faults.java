package io.novelengine.local.faults;

import io.novelengine.local.bench.Benchmark;
import io.novelengine.local.bench.Figure;
import io.novelengine.local.bench.Lab;
import io.novelengine.local.faults.Campaign.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Runs over three instances while these are killed and frozen, PostgreSQL is cut off and killed, Redis is emptied and killed:
 * every run must be complete, equal to an undisturbed one, watched without gap, and counted once.
 */
public final class Faults implements Benchmark {

    private static final int TURNS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final int MANY = 200;
    private static final long USUAL_SEED = 20_261;

    private final int runs;
    private final Duration time;

    /** The campaign of some minutes; with variants, the full one, of half an hour. */
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
        long seed = lab.seed().orElse(USUAL_SEED);
        Plan plan = new Plan(
                seed,
                variants ? MANY : runs,
                TURNS,
                variants ? LONG : time,
                EnumSet.allOf(Fault.class),
                EnumSet.allOf(CrashPoint.class),
                PATIENCE,
                false);
        lab.say("faults: " + plan.runs() + " runs of " + plan.turns() + " turns, faults for "
                + plan.time().toSeconds() + " s, seed " + seed + " (--seed draws others)");
        Trial trial = Trial.of(lab, plan, "serial");
        if (!trial.findings().isEmpty()) {
            throw new IOException(trial.findings().size() + " things are not as they should be, seed " + seed + ":\n"
                    + String.join(
                            "\n",
                            trial.findings().stream()
                                    .limit(40)
                                    .map(Object::toString)
                                    .toList())
                    + "\nfaults: " + trial.faults() + "\nkills: " + trial.kills());
        }
        return figures(seed, trial);
    }

    private List<Figure> figures(long seed, Trial trial) {
        String variant = "seed " + seed;
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(
                this,
                variant,
                "runs complete, equal to undisturbed ones",
                trial.outcome().runs(),
                ""));
        trial.faults().forEach((fault, count) -> figures.add(Figure.of(this, variant, "faults " + fault, count, "")));
        trial.kills().forEach((point, count) -> figures.add(Figure.of(this, variant, "kills at " + point, count, "")));
        figures.add(Figure.of(this, variant, "late writes refused", trial.refused(), ""));
        figures.add(Figure.of(
                this,
                variant,
                "events told to watchers, each once",
                trial.outcome().events(),
                ""));
        figures.add(Figure.of(
                this, variant, "times that watchers connected", trial.outcome().connections(), ""));
        return figures;
    }
}
