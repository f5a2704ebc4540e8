package io.novelengine.monitoring.metric;

import io.novelengine.monitoring.history.Archive;
import io.novelengine.monitoring.history.HistoryProperties;
import io.novelengine.monitoring.history.ServiceHistory;
import io.novelengine.monitoring.history.StoredRow;
import io.novelengine.monitoring.measure.Layout;
import io.novelengine.monitoring.measure.Slice;
import io.novelengine.monitoring.measure.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows metrics over time. */
@Component
class Courses {

    /*
     * What memory has is taken from there, what is older from PostgreSQL, chunk by chunk of whole steps, so that a day of
     * a hundred thousand values never is in memory at once; a step on the border has its slices from both.
     */

    static final int MOST_COURSES = 100;

    private static final Duration CHUNK = Duration.ofHours(1);
    private static final int MOST_STEPS = 60;

    private final Archive archive;
    private final HistoryProperties settings;
    private final Clock clock;

    Courses(Archive archive, HistoryProperties settings, Clock clock) {
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    /** The courses at a service, and whether PostgreSQL gave what was asked of it. */
    Mono<Found> of(Question question, ServiceHistory service, Range range) {
        var remembered = clock.instant().minus(settings.memory());
        var found = new Found(range.points());
        return Flux.fromIterable(chunks(range))
                .concatMap(chunk -> rows(question, service, range, chunk, remembered)
                        .doOnNext(rows -> fill(found, question, service, range, chunk, rows, remembered)))
                .then(Mono.just(found));
    }

    private static List<Chunk> chunks(Range range) {
        var steps = (int) Math.clamp(CHUNK.dividedBy(range.step()), 1, MOST_STEPS);
        return IntStream.iterate(0, first -> first < range.points(), first -> first + steps)
                .mapToObj(first -> new Chunk(first, Math.min(first + steps, range.points())))
                .toList();
    }

    private Mono<Rows> rows(Question question, ServiceHistory service, Range range, Chunk chunk, Instant remembered) {
        var from = range.begin(chunk.first()).minus(settings.row());
        var to = range.begin(chunk.end());
        if (!from.isBefore(remembered)) {
            return Mono.just(new Rows(List.of(), true));
        }
        return archive.rows(service.service(), from, to, question.numbers(service))
                .map(rows -> new Rows(rows, true))
                .onErrorReturn(new Rows(List.of(), false));
    }

    private void fill(
            Found found,
            Question question,
            ServiceHistory service,
            Range range,
            Chunk chunk,
            Rows rows,
            Instant remembered) {
        found.complete &= rows.complete() && archive.isRestored();
        var layout = service.layout();
        var steps = new Steps(layout, range, chunk);
        rows.rows().stream()
                .filter(row -> row.slice().middle().isBefore(remembered))
                .forEach(row -> steps.tally(row.slice().middle(), row.instance(), row.slice()));
        var from = range.begin(chunk.first());
        for (var instance : service.instances()) {
            instance.slices(from.isBefore(remembered) ? remembered : from, range.begin(chunk.end()))
                    .forEach(slice ->
                            steps.tally(slice.middle(), instance.target().instance(), slice));
        }
        steps.byPoint.forEach((point, instances) ->
                question.answer(service, layout, instances).forEach((place, value) -> found.put(place, point, value)));
    }

    private record Chunk(int first, int end) {}

    private record Rows(List<StoredRow> rows, boolean complete) {}

    /** The tallies of a chunk, by step and instance. */
    private record Steps(
            Layout layout, Range range, Chunk chunk, SortedMap<Integer, SortedMap<String, Tally>> byPoint) {

        Steps(Layout layout, Range range, Chunk chunk) {
            this(layout, range, chunk, new TreeMap<>());
        }

        void tally(Instant at, String instance, Slice slice) {
            var point = range.point(at);
            if (point >= chunk.first() && point < chunk.end()) {
                byPoint.computeIfAbsent(point, key -> new TreeMap<>())
                        .computeIfAbsent(instance, key -> new Tally(layout.series()))
                        .add(slice);
            }
        }
    }

    /** The courses found so far; at most {@link #MOST_COURSES}. */
    static final class Found {

        private final int points;
        private final SortedMap<Question.Place, List<@Nullable Double>> courses = new TreeMap<>();
        private boolean complete = true;
        private boolean truncated;

        Found(int points) {
            this.points = points;
        }

        private void put(Question.Place place, int point, double value) {
            var course = courses.get(place);
            if (course == null) {
                if (courses.size() == MOST_COURSES) {
                    truncated = true;
                    return;
                }
                course = new ArrayList<>(Collections.nCopies(points, null));
                courses.put(place, course);
            }
            course.set(point, value);
        }

        boolean complete() {
            return complete;
        }

        boolean truncated() {
            return truncated;
        }

        List<Course> courses() {
            return courses.entrySet().stream()
                    .map(course -> new Course(
                            course.getKey().service(),
                            course.getKey().instance(),
                            course.getKey().labels(),
                            course.getValue()))
                    .toList();
        }
    }
}
