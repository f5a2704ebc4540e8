package io.novelengine.local.fuzz;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as a judge: every object has the fields that it names and no others. */
public final class Document {

    private static final String ID = "https://novel.test/openapi";
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    public Document(JsonNode document) {
        this.document = document;
        JsonNode closed = document.path("components").deepCopy();
        close(closed);
        ObjectNode whole = ((ObjectNode) document).objectNode();
        whole.set("components", closed);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, whole.toString())));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.has("$ref")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Document::close);
    }

    /** All operations, in the order of the document. */
    public List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> new Operation(
                                entry.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), entry.getValue())))
                .toList();
    }

    /** The node itself, or the one it refers to. */
    public JsonNode resolve(JsonNode node) {
        return node.path("$ref").isString()
                ? document.at(node.path("$ref").asString().substring(1))
                : node;
    }

    /** What is wrong with a JSON text by a schema of the document. */
    List<String> complaints(JsonNode schema, String text) {
        return schemas
                .computeIfAbsent(schema, key -> {
                    JsonNode closed = key.deepCopy();
                    close(closed);
                    return registry.getSchema(
                            closed.toString().replace("\"#/components/", "\"" + ID + "#/components/"));
                })
                .validate(text, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
