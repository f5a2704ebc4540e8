package io.novelengine.simulation.live;

import org.springframework.web.reactive.socket.CloseStatus;

/** Why a stream ends. */
enum Ending {
    /** The run is over, and all of it was told. */
    OVER(1000, "over"),
    /** The client went away. */
    GONE(1000, "gone"),
    /** The instance stops; another one goes on after the last number. */
    RECONNECT(4012, "reconnect"),
    /** The client takes too long; it can come back and go on after the last number. */
    SLOW(4013, "too slow"),
    /** The client said something that has no meaning. */
    INVALID(4400, "not a message"),
    /** The client says too much. */
    LIMITED(4429, "too many messages");

    private final CloseStatus status;

    Ending(int code, String reason) {
        this.status = new CloseStatus(code, reason);
    }

    CloseStatus status() {
        return status;
    }
}
