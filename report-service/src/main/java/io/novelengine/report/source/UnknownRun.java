package io.novelengine.report.source;

import java.util.UUID;

/** No run has the id. */
public final class UnknownRun extends RuntimeException {

    UnknownRun(String service, UUID id) {
        super("The " + service + " service knows no run " + id + ".");
    }
}
