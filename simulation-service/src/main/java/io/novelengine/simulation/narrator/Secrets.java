package io.novelengine.simulation.narrator;

import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Gender;
import io.novelengine.simulation.narrator.grammar.Nouns;
import io.novelengine.simulation.narrator.grammar.Tense;
import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.grammar.Verbs;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words secrets for the teller and for whoever speaks of them, the scenario's and people's own. */
final class Secrets {

    private static final String OWN = "own:";
    private static final Set<String> OBJECTS = Set.of(
            "it", "him", "her", "his", "the", "a", "an", "them", "no", "nothing", "to", "that", "in", "on", "by",
            "with", "for", "every", "one", "not", "been", "never", "each");

    private final Casting casting;

    Secrets(Casting casting) {
        this.casting = casting;
    }

    /** The secret as a clause that fits after "knew that"; null if there is none. */
    @Nullable
    String told(@Nullable String id, int mention) {
        if (id == null || !id.startsWith(OWN)) {
            return casting.secretText(id, mention);
        }
        var owner = casting.figure(id.substring(OWN.length()));
        var text = own(id);
        if (owner == null || text == null) {
            return null;
        }
        if (owner.teller()) {
            var told = third(text, owner.gender(), owner.gender().pronoun(Case.SUBJECT), true);
            return told == null ? null : FirstPerson.of(told, owner.gender());
        }
        return third(text, owner.gender(), owner.shortName(), true);
    }

    /** The secret as the speaker words it to the hearer; null if it cannot be worded without confusion. */
    @Nullable
    String spoken(@Nullable String id, int mention, String speaker, @Nullable String hearer) {
        if (id == null || !id.startsWith(OWN)) {
            return Casting.speakable(casting.secretText(id, mention));
        }
        var slug = id.substring(OWN.length());
        var owner = casting.figure(slug);
        var text = own(id);
        if (owner == null || text == null) {
            return null;
        }
        if (slug.equals(speaker)) {
            return direct(text, owner.gender(), "I", "me", "my", "mine", "myself");
        }
        return slug.equals(hearer)
                ? direct(text, owner.gender(), "you", "you", "your", "yours", "yourself")
                : third(text, owner.gender(), owner.shortName(), false);
    }

    /** What the secret is about, as a noun phrase: a thing, a place or a person not in the talk; null if none. */
    @Nullable
    String topic(@Nullable String id, String speaker, @Nullable String hearer) {
        var secret = casting.secret(id);
        if (secret == null) {
            return null;
        }
        var name = casting.thingName(secret.about());
        return name != null ? name : casting.placeName(secret.about());
    }

    private @Nullable String own(String id) {
        var persona = casting.persona(id.substring(OWN.length()));
        var text = persona == null ? "" : Typography.open(Typography.polish(persona.secret()));
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String third(String text, Gender gender, String name, boolean past) {
        var pronoun = gender.pronoun(Case.SUBJECT) + " ";
        if (!text.toLowerCase(java.util.Locale.ROOT).startsWith(pronoun)) {
            return null;
        }
        var rest = text.substring(pronoun.length());
        var space = rest.indexOf(' ');
        var verb = space < 0 ? rest : rest.substring(0, space);
        var tail = space < 0 ? "" : rest.substring(space);
        var lemma = lemma(verb, gender);
        if (lemma == null) {
            return name + " " + rest;
        }
        return name + " " + Verbs.finite(lemma, past ? Tense.PAST : Tense.PRESENT, false) + tail;
    }

    private static @Nullable String direct(
            String text,
            Gender gender,
            String subject,
            String object,
            String possessive,
            String own,
            String reflexive) {
        var pronoun = gender.pronoun(Case.SUBJECT) + " ";
        if (!text.toLowerCase(java.util.Locale.ROOT).startsWith(pronoun)) {
            return null;
        }
        var words = text.split(" ");
        var out = new StringBuilder();
        var verb = true;
        for (var i = 0; i < words.length; i++) {
            var bare = words[i].replaceAll("[,;.]+$", "");
            var end = words[i].substring(bare.length());
            String word;
            if (bare.equalsIgnoreCase(gender.pronoun(Case.SUBJECT))) {
                word = subject;
                verb = true;
            } else if (verb || i > 1 && coordinated(words, i)) {
                var lemma = lemma(bare, gender);
                word = lemma == null ? bare : lemma.equals("be") ? (subject.equals("I") ? "am" : "are") : lemma;
                verb = false;
            } else if (bare.equals(gender.pronoun(Case.REFLEXIVE))) {
                word = reflexive;
            } else if (gender == Gender.SHE && bare.equals("her")) {
                word = end.isEmpty()
                                && i + 1 < words.length
                                && !"and in to from at with on for but when who".contains(words[i + 1])
                        ? possessive
                        : object;
            } else if (bare.equals(gender.pronoun(Case.OBJECT))) {
                word = object;
            } else if (bare.equals(gender.pronoun(Case.POSSESSIVE))) {
                word = possessive;
            } else {
                word = bare.equals(gender.pronoun(Case.OWN)) ? own : bare;
            }
            out.append(i == 0 ? "" : " ").append(word).append(end);
        }
        return out.toString();
    }

    private static boolean coordinated(String[] words, int at) {
        return (words[at - 1].equals("and") || words[at - 1].equals("but"))
                && words[at].endsWith("s")
                && at + 1 < words.length
                && OBJECTS.contains(words[at + 1]);
    }

    /** The dictionary form of a verb in the present tense; null if it is not one. */
    private static @Nullable String lemma(String verb, Gender gender) {
        switch (verb) {
            case "is", "are":
                return "be";
            case "has", "have":
                return "have";
            case "does", "do":
                return "do";
            case "goes", "go":
                return "go";
            default:
        }
        if (gender.plural()) {
            return verb.endsWith("ed") || Nouns.plural(verb) ? null : verb;
        }
        if (!verb.endsWith("s") || verb.equals("was")) {
            return null;
        }
        for (var lemma : new String[] {
            verb.substring(0, verb.length() - 1),
            verb.endsWith("es") ? verb.substring(0, verb.length() - 2) : verb,
            verb.endsWith("ies") ? verb.substring(0, verb.length() - 3) + "y" : verb
        }) {
            if (Verbs.finite(lemma, Tense.PRESENT, false).equals(verb) && !lemma.endsWith("i")) {
                return lemma;
            }
        }
        return null;
    }
}
