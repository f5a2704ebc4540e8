package io.novelengine.analytics.intake;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Columns of many rows as array parameters; a statement unnests them. */
final class Columns {

    private Columns() {}

    static <T> UUID[] uuids(Collection<T> rows, Function<T, UUID> column) {
        return rows.stream().map(column).toArray(UUID[]::new);
    }

    static <T> String[] texts(Collection<T> rows, Function<T, ?> column) {
        return rows.stream().map(column).map(String::valueOf).toArray(String[]::new);
    }

    static <T> Long[] numbers(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }
}
