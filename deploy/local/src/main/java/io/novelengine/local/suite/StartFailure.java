package io.novelengine.local.suite;

import java.io.IOException;

/** The suite did not start; the message says in one line why, for the person at the terminal. */
final class StartFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final String why;

    StartFailure(String message) {
        super(message);
        this.why = message;
    }

    /** The message, which is always there. */
    String why() {
        return why;
    }
}
