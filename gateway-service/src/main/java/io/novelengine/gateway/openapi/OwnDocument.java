package io.novelengine.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The gateway's own part of the document, from {@code openapi.yaml} and {@code openapi-texts.yaml}, and the two ways to write a document. */
@Component
class OwnDocument {

    private final JsonMapper json;
    private final ObjectNode document;
    private final ObjectNode texts;

    OwnDocument(JsonMapper json) {
        this.json = json;
        document = read("openapi.yaml");
        texts = read("openapi-texts.yaml");
    }

    private ObjectNode read(String name) {
        try (var resource = new ClassPathResource(name).getInputStream()) {
            Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(resource);
            return json.valueToTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode document() {
        return document;
    }

    /** Descriptions of parameters and examples of requests. */
    ObjectNode texts() {
        return texts;
    }

    byte[] json(ObjectNode whole) {
        return json.writeValueAsBytes(whole);
    }

    byte[] yaml(ObjectNode whole) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        return new Yaml(options).dump(json.treeToValue(whole, Map.class)).getBytes(StandardCharsets.UTF_8);
    }
}
