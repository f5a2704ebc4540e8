package io.novelengine.simulation.cast;

import io.novelengine.simulation.cast.Signal.Kind;
import java.util.ArrayList;
import java.util.List;

/** Everything that speaks for and against one thing, and what it comes to. */
final class Evidence {

    private final List<Hint> hints = new ArrayList<>();

    private Evidence() {}

    static Evidence of(List<Hint> all, Kind kind, String key) {
        Evidence evidence = new Evidence();
        for (Hint hint : all) {
            boolean same = hint.signal().kind() == kind && hint.signal().key().equals(key);
            if (same
                    && evidence.hints.stream().noneMatch(other -> other.phrase().equals(hint.phrase()))) {
                evidence.hints.add(hint);
            }
        }
        return evidence;
    }

    boolean any() {
        return !hints.isEmpty();
    }

    List<String> phrases() {
        return hints.stream().map(Hint::phrase).limit(6).toList();
    }

    private double sum() {
        return hints.stream().mapToDouble(Hint::weight).sum();
    }

    /** The sum, damped as it grows, -0.95 to 0.95. */
    double trait() {
        return Math.clamp(sum() / (1 + .35 * (hints.size() - 1)), -.95, .95);
    }

    /** The level that the strongest hint gives a skill, turned low where it is denied. */
    double level() {
        Hint strongest = hints.getFirst();
        for (Hint hint : hints) {
            strongest = distance(hint) > distance(strongest) ? hint : strongest;
        }
        double level = strongest.signal().weight();
        return strongest.weight() < 0
                ? Math.clamp(.85 - level, .1, .6)
                : .45 + (level - .45) * Math.min(1, strongest.weight());
    }

    private static double distance(Hint hint) {
        return Math.abs(hint.signal().weight() - .45) * Math.abs(hint.weight());
    }

    boolean denied() {
        return sum() <= 0;
    }

    /** More hints are surer, and hints that contradict one another are not: 0 to 0.9. */
    double confidence() {
        double doubt = 1;
        double size = 0;
        for (Hint hint : hints) {
            doubt *= 1 - .6 * Math.min(1, Math.abs(hint.weight()));
            size += Math.abs(hint.weight());
        }
        double agreement = size == 0 ? 0 : Math.abs(sum()) / size;
        return Math.clamp((1 - doubt) * agreement, 0, .9);
    }
}
