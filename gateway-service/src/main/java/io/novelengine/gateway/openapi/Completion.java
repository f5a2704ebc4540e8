package io.novelengine.gateway.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to an operation what its method, path and parameters already tell: its id, who may, and how it can fail. */
final class Completion {

    private static final String OPERATORS_ONLY = "/api/performance/";
    private static final String OLD_METRICS = "/metrics";
    private static final String SESSION = "session";
    private static final String PROOF = "proof";
    private static final Set<String> READING = Set.of("get", "head");

    private final ObjectNode texts;
    private final List<String> schemes;

    /**
     * @param texts descriptions of parameters by name, and examples of requests by operation id
     * @param schemes names of the security schemes, each of which is enough but the proof that goes with a session
     */
    Completion(ObjectNode texts, List<String> schemes) {
        this.texts = texts;
        this.schemes = schemes;
    }

    /** Completes an operation; what it says itself is kept. */
    void complete(String method, String path, ObjectNode operation) {
        if (!operation.has("operationId")) {
            operation.put("operationId", OperationNames.of(method, path));
        }
        if (!operation.has("security")) {
            secure(operation.putArray("security"), isOpen(method, path), !READING.contains(method));
        }
        operation.path("parameters").forEach(parameter -> describe((ObjectNode) parameter));
        exemplify(operation);
        var responses = operation.withObjectProperty("responses");
        failures(method, path, operation, isForAll(operation)).forEach((status, name) -> {
            if (!responses.has(status)) {
                responses.putObject(status).put("$ref", "#/components/responses/" + name);
            }
        });
    }

    /** Whether nobody in particular may do it too. */
    private static boolean isOpen(String method, String path) {
        return READING.contains(method) && !path.startsWith(OPERATORS_ONLY) && !path.equals(OLD_METRICS);
    }

    private static boolean isForAll(ObjectNode operation) {
        return operation.path("security").valueStream().anyMatch(JsonNode::isEmpty);
    }

    private void secure(ArrayNode security, boolean open, boolean changes) {
        if (open) {
            security.addObject();
        }
        schemes.stream().filter(scheme -> !scheme.equals(PROOF)).forEach(scheme -> {
            var way = security.addObject();
            way.putArray(scheme);
            if (changes && scheme.equals(SESSION) && schemes.contains(PROOF)) {
                way.putArray(PROOF);
            }
        });
    }

    private void describe(ObjectNode parameter) {
        var text = texts.path("parameters").path(parameter.path("name").asString(""));
        if (text.isString() && !parameter.has("description")) {
            parameter.put("description", text.asString());
        }
    }

    private void exemplify(ObjectNode operation) {
        var example = texts.path("examples").path(operation.path("operationId").asString(""));
        if (!example.isMissingNode()) {
            operation.path("requestBody").path("content").forEach(content -> ((ObjectNode) content)
                    .set("example", example.deepCopy()));
        }
    }

    private static Map<String, String> failures(String method, String path, ObjectNode operation, boolean forAll) {
        var failures = new TreeMap<String, String>();
        failures.put("400", "Invalid");
        failures.put("401", "Unauthenticated");
        failures.put("406", "NotAcceptable");
        failures.put("429", "Limited");
        failures.put("503", "Unavailable");
        if (forAll && READING.contains(method)) {
            failures.put("304", "NotModified");
        }
        if (!forAll) {
            failures.put("403", "Forbidden");
        }
        if (path.contains("{")) {
            failures.put("404", "NotFound");
        }
        if (!READING.contains(method)) {
            failures.put("409", "Conflict");
        }
        if (operation.path("parameters").valueStream().anyMatch(Completion::isPrecondition)) {
            failures.put("412", "Stale");
            failures.put("428", "PreconditionRequired");
        }
        if (operation.has("requestBody")) {
            failures.put("413", "TooLarge");
            failures.put("415", "Unsupported");
        }
        return failures;
    }

    private static boolean isPrecondition(JsonNode parameter) {
        return parameter.path("name").asString("").equalsIgnoreCase("If-Match");
    }

    /** Makes the patterns below a node say that they mean the whole text, in the regular expressions of JSON Schema. */
    static void anchor(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("pattern").isString()) {
            object.put("pattern", anchored(object.path("pattern").asString()));
        }
        node.forEach(Completion::anchor);
    }

    private static String anchored(String pattern) {
        if (pattern.startsWith("^") && pattern.endsWith("$")) {
            return pattern;
        }
        return "^(?:" + (pattern.startsWith("(?i)") ? eitherCase(pattern.substring(4)) : pattern) + ")$";
    }

    private static String eitherCase(String pattern) {
        var either = new StringBuilder();
        pattern.chars()
                .mapToObj(letter -> String.valueOf((char) letter))
                .forEach(letter -> either.append(
                        Character.isLetter(letter.charAt(0))
                                ? "[" + letter.toLowerCase(Locale.ROOT) + letter.toUpperCase(Locale.ROOT) + "]"
                                : letter));
        return either.toString();
    }
}
