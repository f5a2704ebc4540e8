package io.novelengine.simulation.cast;

import io.novelengine.simulation.cast.Signal.Kind;
import io.novelengine.simulation.engine.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills the gaps of one profile, by what its text says and, where that says nothing, by the name. */
final class Sketch {

    /*
     * What a profile states is never touched. What the text says is taken with the confidence of its evidence. What is
     * left is drawn from the name, so that two people of whom nothing is known are not the same person, and the same
     * person is the same in every run.
     */

    static final List<String> SKILLS = List.of(
            "observation",
            "persuasion",
            "deception",
            "stealth",
            "strength",
            "courage",
            "empathy",
            "learning",
            "leadership",
            "healing",
            "craft",
            "combat");
    private static final double[] USUAL = {.45, .45, .4, .4, .45, .45, .45, .4, .4, .3, .4, .35};
    private static final List<String> TRAITS =
            List.of("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism");
    private static final List<String> REGISTERS = List.of("plain", "formal", "rough", "ornate");
    private static final int VALUES = 4;
    private static final Set<String> GENTLE = Set.of("mercy", "love", "honour", "justice", "loyalty", "truth", "faith");
    private static final Set<String> HARD = Set.of("power", "wealth", "fame");
    static final Set<String> TITLES = Set.of(
            "captain",
            "dr",
            "doctor",
            "sir",
            "lady",
            "lord",
            "mr",
            "mrs",
            "ms",
            "miss",
            "professor",
            "inspector",
            "sergeant",
            "colonel",
            "general",
            "father",
            "sister",
            "brother",
            "king",
            "queen",
            "prince",
            "princess",
            "madame",
            "monsieur",
            "baron",
            "count",
            "countess",
            "detective",
            "major",
            "lieutenant",
            "reverend",
            "aunt",
            "uncle");
    private static final Set<String> PLAIN_WORDS = Set.of(
            "the", "a", "an", "old", "young", "big", "little", "black", "white", "red", "great", "mad", "good",
            "blind");

    private final ObjectNode profile;
    private final List<Hint> hints;
    private final List<String> tokens;
    private final String text;
    private final String name;
    private final NameChance chance;
    private final List<Aspect> aspects = new ArrayList<>();

    private Sketch(ObjectNode profile) {
        this.profile = profile;
        name = profile.path("name").asString("");
        text = text(profile);
        tokens = Tokens.of(text);
        hints = Scan.of(Lexicon.ENGLISH, tokens);
        chance = new NameChance(name);
    }

    /** The profile completed, and what was filled in. */
    static Reading of(ObjectNode profile) {
        Sketch sketch = new Sketch(profile.deepCopy());
        sketch.fill();
        return new Reading(sketch.profile, sketch.aspects);
    }

    /** All that is said of the person in words. */
    static String text(JsonNode profile) {
        List<String> parts = new ArrayList<>();
        for (String field : List.of("role", "epithet", "summary", "background", "fear")) {
            parts.add(profile.path(field).asString(""));
        }
        for (String field : List.of("look", "tags")) {
            profile.path(field).values().forEach(part -> parts.add(part.asString("")));
        }
        return String.join("\n", parts);
    }

    private void fill() {
        pronouns();
        role();
        shortName();
        traits();
        List<String> values = values();
        skills();
        voice();
        goals(values);
    }

    private boolean missing(String field) {
        JsonNode node = profile.path(field);
        return node.isMissingNode()
                || node.isNull()
                || node.isString() && node.asString().isBlank()
                || node.isContainer() && node.isEmpty();
    }

    private void note(String aspect, String value, double confidence, List<String> from) {
        aspects.add(new Aspect(aspect, value, round(confidence), from));
    }

    static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private void pronouns() {
        if (!missing("pronouns")) {
            return;
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String token : tokens) {
            String pronoun =
                    switch (token) {
                        case "he", "him", "his", "himself" -> "he";
                        case "she", "her", "hers", "herself" -> "she";
                        case "they", "them", "their", "theirs", "themself", "themselves" -> "they";
                        default -> "";
                    };
            if (!pronoun.isEmpty()) {
                counts.merge(pronoun, 1, Integer::sum);
            }
        }
        hints.stream()
                .filter(hint -> hint.signal().kind() == Kind.PRONOUN && hint.weight() > 0)
                .forEach(hint -> counts.merge(hint.signal().key(), 2, Integer::sum));
        String best = "they";
        int most = 0;
        int all = 0;
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            // Plural "they" is common where a person is "he" or "she", so it must be alone to count.
            int weight = count.getKey().equals("they") && counts.size() > 1 ? 0 : count.getValue();
            all += weight;
            if (weight > most) {
                most = weight;
                best = count.getKey();
            }
        }
        double confidence = all == 0 ? 0 : .95 * most / all * (1 - 1 / (1.0 + 2 * most));
        List<String> from = all == 0 ? List.of() : List.of(best);
        if (all == 0) {
            for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
                for (Signal signal : word.isEmpty() ? List.<Signal>of() : Lexicon.ENGLISH.name(word)) {
                    if (signal.kind() == Kind.PRONOUN && from.isEmpty()) {
                        best = signal.key();
                        confidence = .6;
                        from = List.of(word);
                    }
                }
            }
        }
        profile.put("pronouns", best);
        note("pronouns", best, confidence, from);
    }

    private void role() {
        if (!missing("role")) {
            return;
        }
        for (Hint hint : hints) {
            boolean noun = hint.signal().kind() == Kind.ROLE && hint.weight() > .4;
            if (noun) {
                profile.put("role", hint.phrase());
                note("role", hint.phrase(), hint.at() < 12 ? .8 : .5, List.of(hint.phrase()));
                return;
            }
        }
    }

    private void shortName() {
        String[] words = name.strip().split("\\s+");
        if (!missing("shortName") || words.length < 2) {
            return;
        }
        String first = words[0].replace(".", "").toLowerCase(Locale.ROOT);
        String shorter = TITLES.contains(first)
                ? words.length == 3 ? words[2] : ""
                : PLAIN_WORDS.contains(first) ? "" : words[0];
        if (shorter.matches("\\p{Lu}\\p{L}+")) {
            profile.put("shortName", shorter);
            note("shortName", shorter, .8, List.of(name));
        }
    }

    private void traits() {
        if (!missing("traits")) {
            return;
        }
        ObjectNode traits = profile.putObject("traits");
        for (String trait : TRAITS) {
            String initial = trait.substring(0, 1).toUpperCase(Locale.ROOT);
            Evidence evidence = Evidence.of(hints, Kind.TRAIT, initial);
            boolean said = evidence.any() && evidence.confidence() >= .05;
            double value = round(said ? evidence.trait() : .6 * chance.spread(trait));
            traits.put(trait, value);
            note(
                    "traits." + trait,
                    Double.toString(value),
                    said ? evidence.confidence() : 0,
                    said ? evidence.phrases() : List.of());
        }
    }

    private List<String> values() {
        if (!missing("values")) {
            return profile.path("values")
                    .valueStream()
                    .map(value -> value.asString(""))
                    .toList();
        }
        Map<String, Evidence> found = new LinkedHashMap<>();
        for (Hint hint : hints) {
            if (hint.signal().kind() == Kind.VALUE && !hint.signal().key().isEmpty()) {
                found.computeIfAbsent(hint.signal().key(), key -> Evidence.of(hints, Kind.VALUE, key));
            }
        }
        found.values().removeIf(Evidence::denied);
        List<String> values = new ArrayList<>(found.entrySet().stream()
                .filter(entry -> known(entry.getKey()))
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().confidence()))
                .limit(VALUES)
                .map(Map.Entry::getKey)
                .toList());
        double sure = values.stream()
                .mapToDouble(value -> found.getOrDefault(value, Evidence.of(List.of(), Kind.VALUE, ""))
                        .confidence())
                .average()
                .orElse(0);
        List<String> from = values.stream()
                .flatMap(value -> found.getOrDefault(value, Evidence.of(List.of(), Kind.VALUE, "")).phrases().stream())
                .distinct()
                .toList();
        Value[] all = Value.values();
        for (int draw = 0; values.size() < 2; draw++) {
            String value = all[chance.below(all.length, "value " + draw)].word();
            boolean unlikely = Evidence.of(hints, Kind.VALUE, value).any() || unlike(value);
            if (!values.contains(value) && (!unlikely || draw > 20)) {
                values.add(value);
            }
        }
        var list = profile.putArray("values");
        values.forEach(list::add);
        note("values", String.join(", ", values), sure, from);
        return values;
    }

    /** True for a value that goes ill with the temper: mercy with the hard, power with the gentle. */
    private boolean unlike(String value) {
        double temper = profile.path("traits").path("agreeableness").asDouble(0);
        return temper < -.25 && GENTLE.contains(value) || temper > .25 && HARD.contains(value);
    }

    private static boolean known(String word) {
        return Arrays.stream(Value.values()).anyMatch(value -> value.word().equals(word));
    }

    private void skills() {
        if (!missing("skills")) {
            return;
        }
        ObjectNode skills = profile.putObject("skills");
        for (int k = 0; k < SKILLS.size(); k++) {
            String skill = SKILLS.get(k);
            Evidence evidence = Evidence.of(hints, Kind.SKILL, skill);
            double value = round(evidence.any() ? evidence.level() : USUAL[k] + .15 * chance.spread(skill));
            skills.put(skill, value);
            if (evidence.any()) {
                note("skills." + skill, Double.toString(value), evidence.confidence(), evidence.phrases());
            }
        }
        note("skills", "the others by the name", 0, List.of());
    }

    private void voice() {
        ObjectNode voice = profile.path("voice") instanceof ObjectNode given ? given : profile.putObject("voice");
        if (!voice.hasNonNull("register")) {
            String best = "plain";
            Evidence evidence = Evidence.of(hints, Kind.REGISTER, best);
            for (String register : REGISTERS) {
                Evidence other = Evidence.of(hints, Kind.REGISTER, register);
                if (other.any() && !other.denied() && other.confidence() > evidence.confidence()) {
                    best = register;
                    evidence = other;
                }
            }
            voice.put("register", best);
            note("voice.register", best, evidence.confidence(), evidence.phrases());
        }
        if (!voice.hasNonNull("talkativeness")) {
            Evidence evidence = Evidence.of(hints, Kind.TALK, "");
            double outward = profile.path("traits").path("extraversion").asDouble(0);
            double value = round(
                    evidence.any()
                            ? Math.clamp(evidence.level(), .1, .95)
                            : Math.clamp(.5 + .3 * outward + .12 * chance.spread("talk"), .1, .95));
            voice.put("talkativeness", value);
            note("voice.talkativeness", Double.toString(value), evidence.confidence(), evidence.phrases());
        }
    }

    private void goals(List<String> values) {
        if (!missing("goals")) {
            return;
        }
        List<Want> wants = Wants.of(text, hints, values, chance);
        var goals = profile.putArray("goals");
        for (Want want : wants) {
            double weight = round(.45 + .45 * want.confidence());
            goals.addObject()
                    .put("drive", want.drive())
                    .put("text", want.text())
                    .put("weight", weight);
            List<String> from = want.from().isEmpty() ? List.of() : List.of(want.from());
            note("goals", want.text(), from.isEmpty() ? 0 : want.confidence(), from);
        }
    }
}
