package io.novelengine.simulation.cast;

/**
 * One thing that a phrase of the lexicon says of a person.
 *
 * @param kind what it speaks of
 * @param key trait, value, skill, drive, register or pronoun; empty where the kind says it all
 * @param weight of a trait -1 to 1, of a skill or talk 0 to 1, otherwise 1
 */
record Signal(Kind kind, String key, double weight) {

    /** What a signal speaks of. */
    enum Kind {
        TRAIT,
        VALUE,
        SKILL,
        DRIVE,
        REGISTER,
        TALK,
        PRONOUN,
        ROLE,
        NAME
    }

    private static final String INITIALS = "OCEAN";

    /** Reads a signal as it stands in the lexicon. */
    static Signal of(String word) {
        char first = word.charAt(0);
        String rest = word.substring(1);
        int equals = word.indexOf('=');
        if (word.equals("role")) {
            return new Signal(Kind.ROLE, "", 1);
        }
        if (word.equals("name")) {
            return new Signal(Kind.NAME, "", 1);
        }
        if (equals > 0) {
            double weight = Double.parseDouble(word.substring(equals + 1));
            String key = word.substring(0, equals);
            return key.equals("talk") ? new Signal(Kind.TALK, "", weight) : new Signal(Kind.SKILL, key, weight);
        }
        return switch (first) {
            case '+' -> new Signal(Kind.VALUE, rest, 1);
            case '>' -> new Signal(Kind.DRIVE, rest, 1);
            case '~' -> new Signal(Kind.REGISTER, rest, 1);
            case '@' -> new Signal(Kind.PRONOUN, rest, 1);
            default -> {
                if (INITIALS.indexOf(first) < 0) {
                    throw new IllegalArgumentException("no such signal: " + word);
                }
                yield new Signal(Kind.TRAIT, String.valueOf(first), Double.parseDouble(rest));
            }
        };
    }
}
