package io.novelengine.simulation.prose;

import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import io.novelengine.simulation.narrator.ProseFigure;
import io.novelengine.simulation.narrator.ProseSurvey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints the survey of the built-in casts and scenarios, one figure a line, its columns parted by tabs. The casts come from
 * the character service, whose jar has to be on the class path.
 */
public final class ProseBenchmark {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private record Cast(List<Persona> characters) {}

    private ProseBenchmark() {}

    /** Expects the number of seeds. */
    public static void main(String[] arguments) throws IOException {
        var scenarios = all("scenarios", Scenario.class);
        var casts = all("casts", Cast.class).stream().map(Cast::characters).toList();
        var seeds = Integer.parseInt(arguments[0]);
        ProseSurvey.of(scenarios, casts, seeds).forEach(figure -> System.out.println(row(figure)));
        System.out.println("all\tstories\t" + scenarios.size() * casts.size() * seeds + " of " + scenarios.size()
                + " scenarios and " + casts.size() + " casts");
    }

    private static String row(ProseFigure figure) {
        var text = new StringBuilder(figure.scope() + "\t" + figure.measure() + "\t" + number(figure.value()));
        if (!Double.isNaN(figure.human())) {
            text.append(" (human ").append(number(figure.human()));
            text.append(", naive ").append(number(figure.naive())).append(')');
        }
        text.append(", gate ").append(number(figure.least())).append(" to ");
        text.append(figure.most() == Double.MAX_VALUE ? "any" : number(figure.most()));
        return text.append(figure.holds() ? ": holds" : ": FAILS").toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4f", value);
    }

    private static <T> List<T> all(String folder, Class<T> type) throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.json");
        if (files.length == 0) {
            throw new IOException("no " + folder + " on the class path");
        }
        return Arrays.stream(files)
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                .map(file -> read(file, type))
                .toList();
    }

    private static <T> T read(Resource file, Class<T> type) {
        try (var in = file.getInputStream()) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
