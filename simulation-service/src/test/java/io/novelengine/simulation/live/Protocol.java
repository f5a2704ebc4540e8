package io.novelengine.simulation.live;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The written protocol, as a judge of frames. */
final class Protocol {

    private static final String ID = "https://novel.test/async-api";
    private static final Schema FRAME = frame();

    private Protocol() {}

    /** What is wrong with a frame by its schema. */
    static List<String> complaints(String frame) {
        return FRAME.validate(frame, InputFormat.JSON).stream()
                .map(error -> error + " in " + frame.substring(0, Math.min(300, frame.length())))
                .toList();
    }

    private static Schema frame() {
        try (var file = Protocol.class.getResourceAsStream("/async-api.json")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, text)));
            return registry.getSchema(SchemaLocation.of(ID + "#/components/schemas/Frame"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
