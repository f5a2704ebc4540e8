package io.novelengine.simulation.narrator.grammar;

/** A set of pronouns and the agreement that goes with it. */
public enum Gender {
    HE("he", "him", "his", "his", "himself", false),
    SHE("she", "her", "her", "hers", "herself", false),
    THEY("they", "them", "their", "theirs", "themself", true),
    IT("it", "it", "its", "its", "itself", false),
    I("I", "me", "my", "mine", "myself", true),
    THINGS("they", "them", "their", "theirs", "themselves", true);

    private final String subject;
    private final String object;
    private final String possessive;
    private final String own;
    private final String reflexive;
    private final boolean plural;

    Gender(String subject, String object, String possessive, String own, String reflexive, boolean plural) {
        this.subject = subject;
        this.object = object;
        this.possessive = possessive;
        this.own = own;
        this.reflexive = reflexive;
        this.plural = plural;
    }

    /** The gender that a character's {@code pronouns} field names; anything unknown is they. */
    public static Gender of(String pronouns) {
        return switch (pronouns) {
            case "he" -> HE;
            case "she" -> SHE;
            case "it" -> IT;
            default -> THEY;
        };
    }

    /** The pronoun in the given case. */
    public String pronoun(Case form) {
        return switch (form) {
            case SUBJECT -> subject;
            case OBJECT -> object;
            case POSSESSIVE -> possessive;
            case OWN -> own;
            case REFLEXIVE -> reflexive;
        };
    }

    /** Whether a verb after the subject pronoun takes its plural form. */
    public boolean plural() {
        return plural;
    }
}
