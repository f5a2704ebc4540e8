package io.novelengine.gateway.openapi;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One OpenAPI document, made by adding the documents of services to the gateway's own. */
final class OpenApiMerge {

    private static final String PUBLIC = "/api/";
    private static final String OPERATORS_ONLY = "/api/performance/";
    private static final Set<String> READING = Set.of("get", "head");
    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

    private final ObjectNode whole;
    private final Set<String> operationIds = new TreeSet<>();

    OpenApiMerge(ObjectNode own) {
        whole = own.deepCopy();
        whole.path("paths")
                .forEach(path -> path.forEach(operation ->
                        operationIds.add(operation.path("operationId").asString(""))));
    }

    /** Adds the public paths of a service; what it calls like something else that is already there gets its prefix. */
    OpenApiMerge add(String service, ObjectNode document) {
        var part = Components.of(whole).join(service, document);
        part.path("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith(PUBLIC))
                .forEach(path -> {
                    path.getValue()
                            .propertyStream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
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

    ObjectNode document() {
        return whole;
    }

    private void adopt(String service, String path, String method, ObjectNode operation) {
        if (operation.path("tags").valueStream().allMatch(OpenApiMerge::isGenerated)) {
            operation.putArray("tags").add(service);
        }
        var id = operation.path("operationId").asString("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            operation.put("operationId", unique(Components.prefixed(service, id)));
        }
        var responses = operation.withObjectProperty("responses");
        if (!READING.contains(method) || path.startsWith(OPERATORS_ONLY)) {
            secure(operation, !READING.contains(method));
            refer(responses, "401", "Unauthenticated");
        }
        refer(responses, "503", "Unavailable");
    }

    private static void secure(ObjectNode operation, boolean changes) {
        var ways = operation.putArray("security");
        ways.addObject().putArray("bearer");
        var session = ways.addObject();
        session.putArray("session");
        if (changes) {
            session.putArray("proof");
        }
    }

    private String unique(String id) {
        var free = id;
        while (!operationIds.add(free)) {
            free += "_";
        }
        return free;
    }

    private static void refer(ObjectNode responses, String status, String response) {
        if (!responses.has(status)) {
            responses.putObject(status).put("$ref", "#/components/responses/" + response);
        }
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
