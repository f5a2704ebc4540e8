package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.measure.Metric;

/**
 * One measured figure with its gate.
 *
 * @param scope {@code all}, or the slug of the scenario whose stories were measured
 * @param measure what was measured
 * @param value the figure
 * @param human the same of novels; NaN where nobody measured it
 * @param naive the same of a text from twelve templates; NaN where nobody measured it
 * @param least the least value that the gate allows
 * @param most the greatest value that the gate allows
 */
public record ProseFigure(
        String scope, String measure, double value, double human, double naive, double least, double most) {

    static ProseFigure of(String scope, Metric metric, double value) {
        return new ProseFigure(
                scope, metric.label(), value, metric.human(), metric.naive(), metric.least(), metric.most());
    }

    static ProseFigure between(String scope, String measure, double value, double least, double most) {
        return new ProseFigure(scope, measure, value, Double.NaN, Double.NaN, least, most);
    }

    /** Whether the value keeps the gate. */
    public boolean holds() {
        return value >= least && value <= most;
    }
}
