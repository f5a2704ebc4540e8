package io.novelengine.simulation.engine;

/** An {@link Aim} by numbers, with what has become of it. */
record Goal(
        Aim aim,
        AimKind kind,
        int object,
        int to,
        int rival,
        double weight,
        Status status,
        double progress,
        int setbacks,
        int cause) {

    enum Status {
        OPEN,
        REACHED,
        LOST,
        RENOUNCED
    }

    boolean open() {
        return status == Status.OPEN;
    }

    Goal with(Status changed, int because) {
        return new Goal(aim, kind, object, to, rival, weight, changed, progress, setbacks, because);
    }

    Goal nearer(double by, int because) {
        return new Goal(
                aim, kind, object, to, rival, weight, status, Math.clamp(progress + by, -1, 1), setbacks, because);
    }

    Goal thwarted(int because) {
        return new Goal(aim, kind, object, to, rival, weight, status, progress, setbacks + 1, because);
    }

    Goal heartened() {
        return new Goal(aim, kind, object, to, rival, Math.min(1, weight + .08), status, progress, 0, cause);
    }
}
