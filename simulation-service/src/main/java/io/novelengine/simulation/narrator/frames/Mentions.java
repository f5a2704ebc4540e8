package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Gender;
import io.novelengine.simulation.narrator.grammar.Nouns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who has been mentioned where, and how somebody is to be mentioned next. */
public final class Mentions {

    /*
     * Centering in brief: a pronoun stands only for somebody named in the same paragraph and mentioned in this sentence
     * or the one before, when nobody else of the same pronouns was mentioned there; after three pronouns the name comes
     * again. The first mention in a story is the full name, with the epithet where an apposition can stand.
     */

    private static final int PRONOUNS_IN_A_ROW = 3;

    private final Set<String> introduced;
    private final Set<String> named;
    private Map<String, Gender> before;
    private Map<String, Gender> here;
    private final Map<String, Integer> run;
    private String subject;
    private String centre;
    private int names;

    private Mentions(Mentions other) {
        introduced = new LinkedHashSet<>(other.introduced);
        named = new LinkedHashSet<>(other.named);
        before = new LinkedHashMap<>(other.before);
        here = new LinkedHashMap<>(other.here);
        run = new HashMap<>(other.run);
        subject = other.subject;
        centre = other.centre;
        names = other.names;
    }

    /** Nobody mentioned yet. */
    public Mentions() {
        introduced = new LinkedHashSet<>();
        named = new LinkedHashSet<>();
        before = new LinkedHashMap<>();
        here = new LinkedHashMap<>();
        run = new HashMap<>();
        subject = "";
        centre = "";
    }

    /** An independent copy. */
    public Mentions copy() {
        return new Mentions(this);
    }

    /** Takes over the state of a copy made before. */
    public void restore(Mentions other) {
        introduced.clear();
        introduced.addAll(other.introduced);
        named.clear();
        named.addAll(other.named);
        before = new LinkedHashMap<>(other.before);
        here = new LinkedHashMap<>(other.here);
        run.clear();
        run.putAll(other.run);
        subject = other.subject;
        centre = other.centre;
        names = other.names;
    }

    /** Begins a paragraph: everybody must be named anew. */
    public void paragraph() {
        named.clear();
        before.clear();
        here.clear();
        run.clear();
        subject = "";
        centre = "";
    }

    /** Takes somebody as named, because the paragraph before leaves no doubt who is meant. */
    public void admit(Figure figure) {
        named.add(figure.id());
        before.put(figure.id(), figure.gender());
    }

    /** Ends a sentence. */
    public void sentence() {
        if (!here.isEmpty()) {
            before = here;
            here = new LinkedHashMap<>();
            centre = subject;
        }
        subject = "";
    }

    /** Whether the story has named this person. */
    public boolean knows(String id) {
        return introduced.contains(id);
    }

    /** The subject of the sentence before, or an empty text. */
    public String centre() {
        return centre;
    }

    /** Whether a pronoun would be clear here. */
    public boolean clear(Figure figure, Case form) {
        var id = figure.id();
        if (!named.contains(id)) {
            return false;
        }
        if (here.containsKey(id)) {
            return form == Case.OBJECT && !id.equals(subject)
                    ? alone(here, figure, subject)
                    : alone(here, figure, "") && (id.equals(subject) || alone(before, figure, ""));
        }
        if (!before.containsKey(id) || run.getOrDefault(id, 0) >= PRONOUNS_IN_A_ROW) {
            return false;
        }
        var bar = form == Case.OBJECT ? subject : "";
        return alone(here, figure, bar) && alone(before, figure, bar);
    }

    private static boolean alone(Map<String, Gender> mentioned, Figure figure, String disjoint) {
        for (var entry : mentioned.entrySet()) {
            if (entry.getValue() == figure.gender()
                    && !entry.getKey().equals(figure.id())
                    && !entry.getKey().equals(disjoint)) {
                return false;
            }
        }
        return true;
    }

    /** Notes a pronoun. */
    void pronoun(Figure figure, Case form) {
        note(figure, form);
        if (form == Case.SUBJECT) {
            run.merge(figure.id(), 1, Integer::sum);
        }
    }

    /** Notes a name and returns how to write it. */
    String name(Figure figure, Case form, boolean role) {
        var first = introduced.add(figure.id());
        named.add(figure.id());
        run.put(figure.id(), 0);
        note(figure, form);
        names++;
        if (first) {
            if (form == Case.POSSESSIVE) {
                return Nouns.possessive(figure.name());
            }
            return figure.epithet().isEmpty() ? figure.name() : figure.name() + ", " + figure.epithet() + ",";
        }
        var text = role && !figure.role().isEmpty() ? "the " + figure.role() : figure.shortName();
        return form == Case.POSSESSIVE ? Nouns.possessive(text) : text;
    }

    /** Counts the person as mentioned without any words, as by speech. */
    public void note(Figure figure, Case form) {
        here.put(figure.id(), figure.gender());
        if (form == Case.SUBJECT) {
            subject = figure.id();
        }
    }

    /** Counts the person as introduced. */
    public void introduce(String id) {
        introduced.add(id);
    }

    int names() {
        return names;
    }
}
