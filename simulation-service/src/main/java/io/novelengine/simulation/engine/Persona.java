package io.novelengine.simulation.engine;

import java.util.List;

/**
 * Somebody who can be cast in a story, as the engine and the narrator need them; everything but slug and name may be
 * missing and is then neutral.
 *
 * @param slug stable key within a cast
 * @param name full name
 * @param shortName the name others use
 * @param pronouns {@code he}, {@code she} or {@code they}
 * @param role common noun without article, such as {@code detective}; empty if unknown
 * @param epithet apposition that fits after the name; empty if unknown
 * @param summary two or three sentences; may be empty
 * @param background a paragraph; may be empty
 * @param look noun phrases of appearance
 * @param values what the person holds dear, from {@link Value}
 * @param secret clause with the pronoun as subject; empty if none
 * @param fear noun phrase; empty if unknown
 * @param possessions noun phrases with an indefinite article
 */
public record Persona(
        String slug,
        String name,
        String shortName,
        String pronouns,
        String role,
        String epithet,
        String summary,
        String background,
        List<String> look,
        Traits traits,
        List<String> values,
        List<Drive> goals,
        Skills skills,
        List<Bond> relationships,
        Voice voice,
        String secret,
        String fear,
        List<String> possessions,
        List<String> tags) {

    public Persona {
        if (slug == null || slug.isBlank() || name == null || name.isBlank()) {
            throw new IllegalArgumentException("a persona needs a slug and a name");
        }
        shortName = shortName == null || shortName.isBlank() ? name : shortName;
        pronouns = Defaults.pronouns(pronouns);
        role = Defaults.text(role);
        epithet = Defaults.text(epithet);
        summary = Defaults.text(summary);
        background = Defaults.text(background);
        look = Defaults.list(look);
        traits = traits == null ? Traits.NEUTRAL : traits;
        values = Defaults.list(values);
        goals = Defaults.list(goals);
        skills = skills == null ? Skills.NEUTRAL : skills;
        relationships = Defaults.list(relationships);
        voice = voice == null ? Voice.NEUTRAL : voice;
        secret = Defaults.text(secret);
        fear = Defaults.text(fear);
        possessions = Defaults.list(possessions);
        tags = Defaults.list(tags);
    }

    /** Somebody of whom only the name is known. */
    @SuppressWarnings("NullAway")
    public static Persona named(String slug, String name) {
        return new Persona(
                slug, name, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    /** The same person with other traits. */
    public Persona with(Traits changed) {
        return new Persona(
                slug,
                name,
                shortName,
                pronouns,
                role,
                epithet,
                summary,
                background,
                look,
                changed,
                values,
                goals,
                skills,
                relationships,
                voice,
                secret,
                fear,
                possessions,
                tags);
    }

    /**
     * The Big Five, each from -1 to 1.
     */
    public record Traits(
            double openness, double conscientiousness, double extraversion, double agreeableness, double neuroticism) {

        /** Neither one nor the other. */
        public static final Traits NEUTRAL = new Traits(0, 0, 0, 0, 0);

        public Traits {
            openness = Defaults.signed(openness);
            conscientiousness = Defaults.signed(conscientiousness);
            extraversion = Defaults.signed(extraversion);
            agreeableness = Defaults.signed(agreeableness);
            neuroticism = Defaults.signed(neuroticism);
        }
    }

    /**
     * What somebody wants of life.
     *
     * @param drive a value's word, or {@code revenge}, {@code reconciliation}, {@code escape}, {@code recognition}
     * @param text infinitive phrase
     * @param weight 0 to 1
     * @param toward slug of the person it concerns; empty if nobody
     */
    public record Drive(String drive, String text, double weight, String toward) {

        public Drive {
            drive = Defaults.text(drive);
            text = Defaults.text(text);
            weight = Defaults.share(weight);
            toward = Defaults.text(toward);
        }
    }

    /**
     * What somebody can do, each from 0 to 1.
     */
    public record Skills(
            double observation,
            double persuasion,
            double deception,
            double stealth,
            double strength,
            double courage,
            double empathy,
            double learning,
            double leadership,
            double healing,
            double craft,
            double combat) {

        /** An average hand at everything. */
        public static final Skills NEUTRAL =
                new Skills(0.45, 0.45, 0.4, 0.4, 0.45, 0.45, 0.45, 0.4, 0.4, 0.3, 0.4, 0.35);

        public Skills {
            observation = Defaults.share(observation);
            persuasion = Defaults.share(persuasion);
            deception = Defaults.share(deception);
            stealth = Defaults.share(stealth);
            strength = Defaults.share(strength);
            courage = Defaults.share(courage);
            empathy = Defaults.share(empathy);
            learning = Defaults.share(learning);
            leadership = Defaults.share(leadership);
            healing = Defaults.share(healing);
            craft = Defaults.share(craft);
            combat = Defaults.share(combat);
        }
    }

    /**
     * What one person feels for another, each from -1 to 1.
     *
     * @param with slug of the other
     * @param label noun usable as "his label"; empty if unknown
     */
    public record Bond(
            String with,
            String label,
            double affinity,
            double trust,
            double respect,
            double fear,
            double attraction,
            double debt) {

        public Bond {
            with = Defaults.text(with);
            label = Defaults.text(label);
            affinity = Defaults.signed(affinity);
            trust = Defaults.signed(trust);
            respect = Defaults.signed(respect);
            fear = Defaults.signed(fear);
            attraction = Defaults.signed(attraction);
            debt = Defaults.signed(debt);
        }
    }

    /**
     * How somebody speaks.
     *
     * @param register {@code formal}, {@code plain}, {@code rough} or {@code ornate}
     * @param talkativeness 0 to 1
     * @param phrases sentences this person says
     */
    public record Voice(String register, double talkativeness, List<String> phrases) {

        /** Plain, neither silent nor chatty. */
        public static final Voice NEUTRAL = new Voice("plain", 0.5, List.of());

        public Voice {
            register = register == null || register.isBlank() ? "plain" : register;
            talkativeness = Defaults.share(talkativeness);
            phrases = Defaults.list(phrases);
        }
    }
}
