package io.novelengine.local.bench;

import io.novelengine.local.app.JvmProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long {@code ./novel up --detach} takes until all six services are ready, and what they hold then. */
final class WarmStart implements Benchmark {

    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (JvmProfile profile : variants ? JvmProfile.all() : List.of(JvmProfile.DEFAULT)) {
            lab.say("start: " + profile.name() + ", once to prepare and " + ROUNDS + " times to measure");
            lab.up(profile.name());
            List<Figure> memory = List.of();
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                lab.down();
                seconds.add(lab.up(profile.name()).toMillis() / 1_000.0);
                memory = Memory.figures(this, profile.name(), "after start", lab);
            }
            lab.down();
            seconds.sort(null);
            figures.add(Figure.of(
                    this, profile.name(), "all six ready, median of " + ROUNDS, seconds.get(ROUNDS / 2), "s"));
            figures.addAll(memory);
        }
        return figures;
    }
}
