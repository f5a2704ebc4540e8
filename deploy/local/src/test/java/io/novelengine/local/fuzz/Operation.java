package io.novelengine.local.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the OpenAPI document.
 *
 * @param method in capitals
 * @param path with the names of its parameters in braces
 * @param node what the document says of it
 */
public record Operation(String method, String path, JsonNode node) {

    public String id() {
        return node.path("operationId").asString("");
    }

    /** Its parameters in the path, the query or the headers. */
    List<JsonNode> parameters(String in) {
        return node.path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals(in))
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
