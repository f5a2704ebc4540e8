package io.novelengine.gateway.openapi;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The shared parts of an OpenAPI document: schemas, responses and their like. */
final class Components {

    /*
     * Two services may use one name for two things. The first keeps it, the later one gets its service's prefix. A
     * thing that reads the same in both documents is shared, unless it refers to something that had to be renamed:
     * then it only looks the same. That can go on from thing to thing, so names are collected until none is added.
     */

    private static final String AT = "#/components/";
    private static final String SECURITY = "securitySchemes";

    private final ObjectNode root;
    private final ObjectNode whole;

    private Components(ObjectNode root) {
        this.root = root;
        this.whole = root.withObjectProperty("components");
    }

    static Components of(ObjectNode document) {
        return new Components(document);
    }

    /** Adds the components of a document; gives the document with its references as they are now. */
    ObjectNode join(String service, ObjectNode document) {
        var renamed = clashes(service, document.path("components"));
        var part = (ObjectNode) rewritten(document, renamed);
        part.path("components")
                .propertyStream()
                .filter(section -> !section.getKey().equals(SECURITY))
                .forEach(section -> {
                    var target = whole.withObjectProperty(section.getKey());
                    section.getValue()
                            .propertyStream()
                            .forEach(entry ->
                                    target.set(name(section.getKey(), entry.getKey(), renamed), entry.getValue()));
                });
        return part;
    }

    /** Drops what no path leads to. */
    void dropUnused() {
        var document = whole.deepCopy();
        var used = new TreeSet<String>();
        collect(root.path("paths"), document, used);
        whole.propertyStream()
                .filter(section -> !section.getKey().equals(SECURITY))
                .forEach(section -> ((ObjectNode) section.getValue())
                        .propertyNames().stream()
                                .filter(name -> !used.contains(AT + section.getKey() + "/" + name))
                                .toList()
                                .forEach(((ObjectNode) section.getValue())::remove));
    }

    private static void collect(JsonNode node, JsonNode components, Set<String> used) {
        var reference = node.path("$ref").asString("");
        if (reference.startsWith(AT) && used.add(reference)) {
            collect(components.at("/" + reference.substring(AT.length())), components, used);
        }
        node.forEach(child -> collect(child, components, used));
    }

    static String prefixed(String service, String name) {
        return service + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private Map<String, String> clashes(String service, JsonNode components) {
        var renamed = new TreeMap<String, String>();
        int before;
        do {
            before = renamed.size();
            components
                    .propertyStream()
                    .forEach(section -> section.getValue().propertyStream().forEach(entry -> {
                        var there = whole.path(section.getKey()).path(entry.getKey());
                        if (!there.isMissingNode() && !there.equals(rewritten(entry.getValue(), renamed))) {
                            renamed.computeIfAbsent(
                                    AT + section.getKey() + "/" + entry.getKey(),
                                    _ -> AT + section.getKey() + "/" + free(section.getKey(), service, entry.getKey()));
                        }
                    }));
        } while (renamed.size() > before);
        return renamed;
    }

    private String free(String section, String service, String name) {
        var free = Character.toUpperCase(service.charAt(0))
                + prefixed(service, name).substring(1);
        while (whole.path(section).has(free)) {
            free += "_";
        }
        return free;
    }

    private static String name(String section, String name, Map<String, String> renamed) {
        var now = renamed.get(AT + section + "/" + name);
        return now == null ? name : now.substring(now.lastIndexOf('/') + 1);
    }

    private static JsonNode rewritten(JsonNode node, Map<String, String> renamed) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.propertyStream()
                        .forEach(entry -> copy.set(entry.getKey(), rewritten(entry.getValue(), renamed)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(item -> copy.add(rewritten(item, renamed)));
                yield copy;
            }
            case StringNode text
            when renamed.containsKey(text.stringValue()) -> StringNode.valueOf(renamed.get(text.stringValue()));
            default -> node;
        };
    }
}
