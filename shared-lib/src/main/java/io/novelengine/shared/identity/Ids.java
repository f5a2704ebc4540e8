package io.novelengine.shared.identity;

import java.util.UUID;

/** Gives new ids. */
@FunctionalInterface
public interface Ids {

    /** A new id, UUID version 7: later ids sort after earlier ones, to the millisecond. */
    UUID next();
}
