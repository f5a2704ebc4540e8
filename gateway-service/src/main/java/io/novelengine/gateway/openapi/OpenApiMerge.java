package io.novelengine.gateway.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One OpenAPI document, made by adding the documents of services to the gateway's own. */
final class OpenApiMerge {

    private static final String PUBLIC = "/api/";
    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

    private final ObjectNode whole;
    private final Completion completion;
    private final Set<String> operationIds = new TreeSet<>();

    /**
     * @param own the gateway's own document
     * @param texts what {@link Completion} adds
     */
    OpenApiMerge(ObjectNode own, ObjectNode texts) {
        whole = own.deepCopy();
        completion = new Completion(
                texts, List.copyOf(whole.at("/components/securitySchemes").propertyNames()));
        whole.path("paths").propertyStream().forEach(path -> operations(path.getValue())
                .forEach(operation -> {
                    completion.complete(operation.getKey(), path.getKey(), (ObjectNode) operation.getValue());
                    operationIds.add(operation.getValue().path("operationId").asString(""));
                }));
    }

    private static Stream<Map.Entry<String, JsonNode>> operations(JsonNode path) {
        return path.propertyStream().filter(operation -> METHODS.contains(operation.getKey()));
    }

    /** Adds the public paths of a service; what it calls like something else that is already there gets its prefix. */
    OpenApiMerge add(String service, ObjectNode document) {
        var part = Components.of(whole).join(service, document);
        part.path("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith(PUBLIC))
                .forEach(path -> {
                    operations(path.getValue())
                            .forEach(operation -> adopt(
                                    service, path.getKey(), operation.getKey(), (ObjectNode) operation.getValue()));
                    whole.withObjectProperty("paths")
                            .withObjectProperty(path.getKey())
                            .setAll((ObjectNode) path.getValue());
                });
        adoptTags(service, part);
        return this;
    }

    /** Names the services that did not tell what they offer. */
    OpenApiMerge missing(List<String> services) {
        services.forEach(whole.withArrayProperty("x-missing")::add);
        return this;
    }

    /** Drops the components that no path leads to. */
    OpenApiMerge tidy() {
        Components.of(whole).dropUnused();
        return this;
    }

    ObjectNode document() {
        Completion.anchor(whole.path("paths"));
        Completion.anchor(whole.path("components"));
        return whole;
    }

    private void adopt(String service, String path, String method, ObjectNode operation) {
        if (operation.path("tags").valueStream().allMatch(OpenApiMerge::isGenerated)) {
            operation.putArray("tags").add(service);
        }
        operation.put("operationId", unique(OperationNames.of(method, path)));
        completion.complete(method, path, operation);
    }

    private String unique(String id) {
        var free = id;
        while (!operationIds.add(free)) {
            free += "_";
        }
        return free;
    }

    private void adoptTags(String service, ObjectNode part) {
        var tags = whole.withArrayProperty("tags");
        var known = new TreeSet<String>();
        tags.forEach(tag -> known.add(tag.path("name").asString("")));
        part.path("tags")
                .valueStream()
                .filter(tag -> !isGenerated(tag.path("name")))
                .forEach(tag -> {
                    if (known.add(tag.path("name").asString(""))) {
                        tags.add(tag);
                    }
                });
        if (known.add(service)) {
            var info = part.path("info");
            tags.addObject()
                    .put("name", service)
                    .put(
                            "description",
                            info.path("description").asString(info.path("title").asString(service)));
        }
    }

    /** Whether a tag is only a class name, which tells a reader nothing. */
    private static boolean isGenerated(JsonNode tag) {
        return tag.asString("").endsWith("-controller");
    }
}
