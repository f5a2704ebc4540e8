package io.novelengine.gateway.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;

/** Ids of operations, made from method and path: {@code listCharacters}, {@code createSimulationFork}. */
final class OperationNames {

    private static final Set<String> UNCOUNTED = Set.of("analytics", "series", "timeseries", "status");

    private OperationNames() {}

    static String of(String method, String path) {
        var segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.equals("api") && !segment.matches("v\\d+"))
                .toList();
        var nouns = new ArrayList<>(
                segments.stream().filter(segment -> !segment.startsWith("{")).toList());
        var last = nouns.removeLast();
        var ofOne = segments.getLast().startsWith("{");
        var ofMany = !ofOne && !singular(last).equals(last);
        var subject = new StringBuilder();
        nouns.forEach(noun -> subject.append(capital(singular(noun))));
        return switch (method) {
            case "get" -> (ofMany ? "list" : "read") + subject + capital(ofMany ? last : singular(last));
            case "post" ->
                ofMany ? "create" + subject + capital(singular(last)) : camel(last) + action(segments.size(), subject);
            case "put" -> "replace" + subject + capital(singular(last));
            default -> method + subject + capital(singular(last));
        };
    }

    /** What is done to all of a kind is named after all of them: {@code batchCharacters}. */
    private static String action(int depth, StringBuilder subject) {
        return depth == 2 ? subject + "s" : subject.toString();
    }

    private static String singular(String noun) {
        if (UNCOUNTED.contains(noun) || noun.endsWith("ss")) {
            return noun;
        }
        return noun.endsWith("ies")
                ? noun.substring(0, noun.length() - 3) + "y"
                : noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }

    private static String capital(String noun) {
        var camel = camel(noun);
        return Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    }

    private static String camel(String noun) {
        var camel = new StringBuilder();
        for (var word : noun.split("[^a-zA-Z0-9]+")) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
