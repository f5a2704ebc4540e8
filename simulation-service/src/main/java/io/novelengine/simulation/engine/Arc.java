package io.novelengine.simulation.engine;

/** What tension a story should have when. */
enum Arc {
    FREYTAG(0.76, new double[] {0, .2, .15, .22, .5, .5, .7, .78, .76, .9, .85, .62, 1, .3}),
    RISING(0.8, new double[] {0, .15, .3, .3, .6, .55, .8, .9, .88, .82, .94, .6, 1, .5}),
    TWO_PEAK(0.78, new double[] {0, .2, .35, .68, .5, .42, .66, .7, .78, .92, .88, .6, 1, .3}),
    TRAGEDY(0.8, new double[] {0, .25, .3, .35, .6, .6, .8, .95, .9, .85, 1, .6});

    private final double climax;
    private final double[] points;

    Arc(double climax, double[] points) {
        this.climax = climax;
        this.points = points;
    }

    static Arc of(String word) {
        return switch (word) {
            case "rising" -> RISING;
            case "two-peak" -> TWO_PEAK;
            case "tragedy" -> TRAGEDY;
            default -> FREYTAG;
        };
    }

    /** Wanted tension, 0 to 1, at the end of this turn. */
    double target(int turn, int turns) {
        double x = turns <= 1 ? climax : (turn - 1.0) / (turns - 1.0);
        for (int i = 0; i + 3 < points.length; i += 2) {
            if (x <= points[i + 2]) {
                double span = points[i + 2] - points[i];
                double share = span <= 0 ? 1 : (x - points[i]) / span;
                return points[i + 1] + share * (points[i + 3] - points[i + 1]);
            }
        }
        return points[points.length - 1];
    }

    /** The turn, from 1, in which the story is decided. */
    int climaxTurn(int turns) {
        return Math.clamp(Math.round(climax * turns), 1, Math.max(1, turns <= 3 ? turns : turns - 1));
    }

    Phase phase(int turn, int turns) {
        int climaxTurn = climaxTurn(turns);
        if (turn > climaxTurn) {
            return Phase.FALLING;
        }
        if (turn == climaxTurn) {
            return Phase.CLIMAX;
        }
        int crisis = Math.max(1, turns / 12);
        if (turn >= climaxTurn - crisis && turns > 2) {
            return Phase.CRISIS;
        }
        return turn <= Math.max(1, Math.round(turns * .17)) ? Phase.OPENING : Phase.RISING;
    }
}
