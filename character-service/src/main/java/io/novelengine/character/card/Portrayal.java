package io.novelengine.character.card;

import com.google.re2j.Pattern;
import io.novelengine.character.profile.Profile.Goal;
import io.novelengine.character.profile.Profile.Traits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a card's prose says of its character, found by words and turns of phrase; nothing is made up. */
final class Portrayal {

    private static final int MOST_TEXT = 30_000;
    private static final int LONGEST_THING = 60;
    private static final Pattern WANTS = Pattern.compile(
            "(?i)\\b(?:wants?|seeks?|hopes?|longs?|yearns?|vows?|vowed|sworn|swore|determined"
                    + "|plans?|aims?|strives?|wishes|desires?|tries|trying|goal is|dream is|mission is|purpose is)\\s+(to\\s+[a-z][^.!?;:\\n\"“”*{}<>\\[\\]]+)");
    private static final Pattern FEARS = Pattern.compile(
            "(?i)\\b(?:fears|(?:is|are) (?:deeply |terribly )?(?:afraid|terrified|scared) of)\\s+([a-z][^.,!?;:\\n\"“”*{}<>\\[\\]]+)");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b((?:secretly|no one knows that|nobody knows that)\\s+[a-z][^.!?;:\\n\"“”*{}<>\\[\\]]+)");
    private static final Pattern CARRIES = Pattern.compile(
            "(?i)\\b(?:carries|wields|owns|wears|keeps|holds|always has)\\s+((?:a|an)\\s+[a-z][^.,!?;:\\n\"“”*{}<>\\[\\]]+)");
    private static final Pattern LOOKS = Pattern.compile(
            "(?i)\\b((?:[a-z]+(?:-[a-z]+)?,?\\s){1,3}(?:hair|eyes|skin|scars?|smile|beard|wings|ears|voice|tail|horns))\\b");
    private static final Pattern IS_A =
            Pattern.compile("\\b(?:is|was)\\s+((?:an?|the)\\s+[A-Za-z][^.!?;:\\n\"“”*{}<>\\[\\]()]+)");
    private static final List<String> FUNCTION_WORDS = List.of(
            "her", "his", "their", "its", "the", "and", "with", "has", "have", "of", "your", "my", "you", "a", "an",
            "in");

    private final String text;
    private final Attributes attributes;
    private final ImportReport.Draft report;

    Portrayal(String text, ImportReport.Draft report) {
        this.text = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
        this.attributes = Attributes.of(this.text);
        this.report = report;
    }

    String pronouns() {
        var gender =
                String.join(" ", attributes.of("gender", "sex", "pronouns")).toLowerCase(Locale.ROOT);
        if (gender.matches(".*\\b(she|female|woman|girl)\\b.*")) {
            return "she";
        }
        if (gender.matches(".*\\b(he|male|man|boy)\\b.*")) {
            return "he";
        }
        var she = count("(?i)\\b(she|her|hers|herself)\\b");
        var he = count("(?i)\\b(he|him|his|himself)\\b");
        return she > 2 * he && she >= 2 ? "she" : he > 2 * she && he >= 2 ? "he" : "they";
    }

    private int count(String regex) {
        var matcher = Pattern.compile(regex).matcher(text);
        var count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    @Nullable
    Traits traits() {
        var sums = new LinkedHashMap<String, Double>();
        for (var finding : Lexicon.TRAITS.in(text)) {
            var sign = finding.meaning().charAt(0) == '+' ? 1 : -1;
            var trait = finding.meaning().substring(1);
            sums.merge(trait, sign * Math.min(.8, .25 * finding.words().size() + .1), Double::sum);
            report.mapped(
                    "description, personality",
                    trait + (sign > 0 ? " up" : " down") + " for " + String.join(", ", finding.words()));
        }
        return sums.isEmpty()
                ? null
                : new Traits(
                        of(sums, "openness"),
                        of(sums, "conscientiousness"),
                        of(sums, "extraversion"),
                        of(sums, "agreeableness"),
                        of(sums, "neuroticism"));
    }

    private static double of(Map<String, Double> sums, String trait) {
        return Math.clamp(Math.rint(sums.getOrDefault(trait, 0.0) * 100) / 100, -.9, .9);
    }

    @Nullable
    List<String> values(@Nullable List<Goal> goals) {
        var values = new LinkedHashSet<String>();
        Lexicon.VALUES.in(text).stream().limit(4).forEach(finding -> values.add(finding.meaning()));
        if (goals != null) {
            goals.stream()
                    .map(Goal::drive)
                    .filter(drive -> !List.of("revenge", "reconciliation", "escape", "recognition")
                            .contains(drive))
                    .forEach(values::add);
        }
        return said("values", List.copyOf(values));
    }

    @Nullable
    Map<String, Double> skills() {
        var skills = new LinkedHashMap<String, Double>();
        for (var finding : Lexicon.SKILLS.in(text)) {
            skills.put(finding.meaning(), Math.min(.9, .6 + .1 * finding.words().size()));
        }
        if (!skills.isEmpty()) {
            report.mapped("description, personality", "skills: " + String.join(", ", skills.keySet()));
        }
        return skills.isEmpty() ? null : skills;
    }

    /** What the character wants, as said after words such as "wants" and "hopes". */
    @Nullable
    List<Goal> goals() {
        var texts = new LinkedHashSet<String>();
        attributes
                .of("goal", "goals", "motivation", "dream", "wants", "objective")
                .forEach(goal -> texts.add(goal.startsWith("to ") ? goal : "to " + lower(goal)));
        var wants = WANTS.matcher(text);
        while (wants.find() && texts.size() < 8) {
            if (!Macros.speaksOfTheUser(wants.group(1)) && !isDenied(wants.start())) {
                texts.add(clause(wants.group(1)));
            }
        }
        var goals = new ArrayList<Goal>();
        for (var goal :
                texts.stream().filter(goal -> goal.length() > 7).limit(4).toList()) {
            var drive = Lexicon.DRIVES.in(goal).stream()
                    .findFirst()
                    .map(Lexicon.Finding::meaning)
                    .orElse("recognition");
            goals.add(
                    new Goal(drive, PlainText.line(goal, 280), Math.rint((.9 - .15 * goals.size()) * 100) / 100, null));
            report.mapped("description, personality, scenario", "goal " + goal + ", driven by " + drive);
        }
        return goals.isEmpty() ? null : List.copyOf(goals);
    }

    /** Whether a word such as "not" stands right before the place. */
    private boolean isDenied(int at) {
        var before = text.substring(Math.max(0, at - 12), at)
                .toLowerCase(Locale.ROOT)
                .strip();
        return before.endsWith("not") || before.endsWith("n't") || before.endsWith("n’t") || before.endsWith("never");
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String clause(String text) {
        return PlainText.line(text, 200)
                .split(", (?:but|while|though|although|and|which|who)\\b| (?:but|while|because) ", 2)[0]
                .strip();
    }

    @Nullable
    String fear() {
        var listed = attributes.of("fear", "fears");
        if (!listed.isEmpty()) {
            return said("fear", PlainText.line(lower(listed.getFirst()), 150));
        }
        var matcher = FEARS.matcher(text);
        return matcher.find() ? said("fear", clause(matcher.group(1))) : null;
    }

    /** A clause whose subject is the pronoun. */
    @Nullable
    String secret(String pronouns) {
        var listed = attributes.of("secret", "secrets");
        if (!listed.isEmpty()) {
            var first = lower(listed.getFirst());
            return first.matches("(he|she|they) .*") ? said("secret", PlainText.line(first, 300)) : null;
        }
        var matcher = SECRET.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        var clause = clause(matcher.group(1)).replaceFirst("(?i)^(no one|nobody) knows that\\s+", "");
        return said("secret", clause.matches("(?i)(he|she|they) .*") ? lower(clause) : pronouns + " " + lower(clause));
    }

    @Nullable
    List<String> possessions() {
        var found = new LinkedHashSet<String>();
        var matcher = CARRIES.matcher(text);
        while (matcher.find() && found.size() < 4) {
            var thing = clause(matcher.group(1))
                    .split(" (?:and|that|which|with|in|on|at|to|for|from) ", 2)[0]
                    .strip();
            if (thing.length() <= LONGEST_THING) {
                found.add(thing);
            }
        }
        return said("possessions", List.copyOf(found));
    }

    @Nullable
    List<String> look() {
        var found = new LinkedHashSet<String>();
        attributes.of("hair", "hair color", "hair colour").stream()
                .limit(2)
                .forEach(hair -> found.add(withNoun(hair, "hair")));
        attributes.of("eyes", "eye color", "eye colour").stream()
                .limit(1)
                .forEach(eyes -> found.add(withNoun(eyes, "eyes")));
        attributes.of("appearance", "body", "looks", "features", "clothes", "outfit").stream()
                .limit(4)
                .forEach(look -> found.add(lower(look)));
        var matcher = LOOKS.matcher(text);
        while (matcher.find() && found.size() < 6) {
            var phrase = matcher.group(1).toLowerCase(Locale.ROOT);
            var words = new ArrayList<>(List.of(phrase.split("\\s+")));
            while (words.size() > 1 && FUNCTION_WORDS.contains(words.getFirst())) {
                words.removeFirst();
            }
            if (words.size() > 1 && words.stream().noneMatch(FUNCTION_WORDS::contains)) {
                found.add(String.join(" ", words));
            }
        }
        return said(
                "look",
                found.stream().map(look -> PlainText.line(look, 120)).limit(6).toList());
    }

    private static String withNoun(String value, String noun) {
        var lower = lower(value);
        return lower.contains(noun) ? lower : lower + " " + noun;
    }

    @Nullable
    String epithet() {
        var matcher = IS_A.matcher(text.length() > 2_000 ? text.substring(0, 2_000) : text);
        if (!matcher.find()) {
            return null;
        }
        var phrase = PlainText.line(matcher.group(1), 150)
                .split(",| who | and (?=[a-z]+ (?:is|has|was)\\b)", 2)[0]
                .strip();
        return phrase.length() < 5 || Macros.speaksOfTheUser(phrase)
                ? null
                : said("epithet", PlainText.line(phrase, 120));
    }

    @Nullable
    String role(@Nullable String epithet) {
        var listed = attributes.of("occupation", "job", "profession", "role", "class");
        if (!listed.isEmpty()) {
            return said("role", PlainText.line(lower(listed.getFirst()).replaceFirst("^(an?|the) ", ""), 60));
        }
        var phrase = epithet == null ? "" : epithet.toLowerCase(Locale.ROOT);
        for (var word : phrase.split("[^a-z-]+")) {
            if (Lexicon.OCCUPATIONS.contains(word)) {
                return said("role", word);
            }
        }
        return null;
    }

    private <T> @Nullable T said(String field, @Nullable T value) {
        if (value == null || value instanceof List<?> list && list.isEmpty()) {
            return null;
        }
        report.mapped("description, personality", field + ": " + value);
        return value;
    }
}
