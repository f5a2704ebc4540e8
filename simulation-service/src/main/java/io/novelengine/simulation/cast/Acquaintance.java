package io.novelengine.simulation.cast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads from a text how its person stands to those of the cast whom it names. */
final class Acquaintance {

    private static final List<Bond> BONDS = parse(Lexicon.read("bonds.txt"));
    private static final List<String> AXES = List.of("affinity", "trust", "respect", "fear", "attraction", "debt");
    private static final Set<String> POSSESSIVES = Set.of("his", "her", "their");
    private static final Set<String> MUTUAL = Set.of(
            "friend",
            "comrade",
            "companion",
            "partner",
            "cousin",
            "twin",
            "colleague",
            "neighbour",
            "neighbor",
            "enemy",
            "rival");

    private record Bond(List<String> words, boolean noun, Map<String, Double> feelings) {}

    private Acquaintance() {}

    /** Adds to a profile, which is changed, its relationships to these others; returns what was read. */
    static List<Aspect> add(ObjectNode profile, List<? extends JsonNode> cast) {
        List<Aspect> aspects = new ArrayList<>();
        if (!profile.path("relationships").isEmpty()) {
            return aspects;
        }
        String slug = profile.path("slug").asString("");
        List<List<String>> sentences = sentences(Tokens.of(Sketch.text(profile)));
        for (JsonNode other : cast) {
            String theirs = other.path("slug").asString("");
            if (theirs.isEmpty() || theirs.equals(slug)) {
                continue;
            }
            for (List<String> sentence : sentences) {
                Bond bond = named(sentence, other) ? strongest(sentence) : null;
                if (bond != null) {
                    relate(profile, theirs, bond, sentence, aspects);
                    break;
                }
            }
        }
        return aspects;
    }

    private static void relate(
            ObjectNode profile, String other, Bond bond, List<String> sentence, List<Aspect> aspects) {
        ObjectNode relation = profile.withArray("relationships").addObject().put("with", other);
        String noun = bond.words().getLast();
        int at = sentence.indexOf(noun);
        boolean theirs = bond.noun() && at > 0 && POSSESSIVES.contains(sentence.get(at - 1));
        if (bond.noun() && (theirs || MUTUAL.contains(noun))) {
            relation.put("label", noun);
        }
        for (String axis : AXES) {
            relation.put(axis, bond.feelings().getOrDefault(axis, 0.0));
        }
        String phrase = String.join(" ", bond.words());
        aspects.add(new Aspect("relationships." + other, bond.feelings().toString(), .6, List.of(phrase)));
    }

    private static List<List<String>> sentences(List<String> tokens) {
        List<List<String>> sentences = new ArrayList<>();
        List<String> sentence = new ArrayList<>();
        for (String token : tokens) {
            if (token.equals(Tokens.STOP)) {
                sentences.add(sentence);
                sentence = new ArrayList<>();
            } else {
                sentence.add(token.endsWith("'s") ? token.substring(0, token.length() - 2) : token);
            }
        }
        return sentences;
    }

    private static boolean named(List<String> sentence, JsonNode other) {
        String names =
                other.path("name").asString("") + " " + other.path("shortName").asString("");
        for (String word : names.toLowerCase(Locale.ROOT).split("[^\\p{L}'-]+")) {
            if (word.length() > 2 && !word.equals("the") && !Sketch.TITLES.contains(word) && sentence.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Bond strongest(List<String> sentence) {
        return BONDS.stream()
                .filter(bond -> contains(sentence, bond.words()))
                .max(Comparator.comparingDouble(Acquaintance::strength))
                .orElse(null);
    }

    private static double strength(Bond bond) {
        return bond.words().size()
                + bond.feelings().values().stream().mapToDouble(Math::abs).max().orElse(0);
    }

    private static boolean contains(List<String> sentence, List<String> words) {
        for (int at = 0; at + words.size() <= sentence.size(); at++) {
            if (sentence.subList(at, at + words.size()).equals(words)) {
                return true;
            }
        }
        return false;
    }

    private static List<Bond> parse(String text) {
        List<Bond> bonds = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(" : ");
            if (colon > 0 && !line.startsWith("#")) {
                Map<String, Double> feelings = new LinkedHashMap<>();
                for (String word : line.substring(0, colon).split(" +")) {
                    int equals = word.indexOf('=');
                    feelings.put(word.substring(0, equals), Double.parseDouble(word.substring(equals + 1)));
                }
                for (String phrase : line.substring(colon + 3).split(",")) {
                    String words = phrase.strip();
                    boolean noun = words.startsWith("=");
                    bonds.add(new Bond(List.of((noun ? words.substring(1) : words).split(" ")), noun, feelings));
                }
            }
        }
        return bonds;
    }
}
