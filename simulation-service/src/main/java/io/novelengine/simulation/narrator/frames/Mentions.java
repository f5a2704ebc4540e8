package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Nouns;

/** Who has been mentioned where, and how somebody is to be mentioned next. */
public final class Mentions {

    /*
     * Centering in brief: a pronoun stands only for somebody named in the same paragraph and mentioned in this sentence
     * or the one before, when nobody else of the same pronouns was mentioned there; or mentioned further back, when the
     * whole paragraph speaks of nobody else of the same pronouns. A paragraph may begin with the pronoun of somebody
     * admitted, whom the one before leaves as the only choice. After three pronouns the name comes again. The first mention in a story is the full name, with the epithet where an apposition can stand.
     */

    private static final int PRONOUNS_IN_A_ROW = 3;

    private Roll introduced = Roll.EMPTY;
    private Roll named = Roll.EMPTY;
    private Roll scene = Roll.EMPTY;
    private Roll before = Roll.EMPTY;
    private Roll here = Roll.EMPTY;
    private Roll paragraph = Roll.EMPTY;
    private Roll last = Roll.EMPTY;
    private Roll spelled = Roll.EMPTY;
    private Roll spelledLast = Roll.EMPTY;
    private Roll run = Roll.EMPTY;
    private String subject = "";
    private String centre = "";
    private int names;
    private boolean tellerNamed;
    private boolean begun;

    /** Nobody mentioned yet. */
    public Mentions() {}

    /** An independent copy. */
    public Mentions copy() {
        var copy = new Mentions();
        copy.restore(this);
        return copy;
    }

    /** Takes over the state of a copy made before. */
    public void restore(Mentions other) {
        introduced = other.introduced;
        named = other.named;
        scene = other.scene;
        before = other.before;
        here = other.here;
        paragraph = other.paragraph;
        last = other.last;
        spelled = other.spelled;
        spelledLast = other.spelledLast;
        run = other.run;
        subject = other.subject;
        centre = other.centre;
        names = other.names;
        tellerNamed = other.tellerNamed;
        begun = other.begun;
    }

    /** Begins a scene: nobody is on stage. */
    public void scene() {
        scene = Roll.EMPTY;
        paragraph();
        last = Roll.EMPTY;
    }

    /** Ends a paragraph that has words in it: if they are about nobody, nobody can be meant by a pronoun after it. */
    public void ended() {
        if (paragraph.isEmpty()) {
            last = Roll.EMPTY;
            spelledLast = Roll.EMPTY;
        }
    }

    /** Begins a paragraph: everybody must be named anew. */
    public void paragraph() {
        if (!paragraph.isEmpty()) {
            last = paragraph;
            spelledLast = spelled;
            paragraph = Roll.EMPTY;
            spelled = Roll.EMPTY;
        }
        begun = false;
        named = Roll.EMPTY;
        before = Roll.EMPTY;
        here = Roll.EMPTY;
        run = Roll.EMPTY;
        subject = "";
        centre = "";
    }

    /** Takes somebody as named, because the paragraph before leaves no doubt who is meant. */
    public void admit(Figure figure) {
        named = named.with(figure.id(), 0);
        before = before.with(figure.id(), figure.pronouns().ordinal());
        paragraph = paragraph.with(figure.id(), figure.pronouns().ordinal());
    }

    private boolean fresh() {
        return paragraph.isEmpty() && !begun;
    }

    /** The same, if the paragraph before spoke of nobody else of the same pronouns. */
    public void admitOnly(Figure figure) {
        if (fresh() && last.contains(figure.id()) && alone(last, figure, "")) {
            admit(figure);
        }
    }

    /** Takes somebody as named, if the paragraph before named them and spoke of nobody else of the same pronouns. */
    public void admitLone(Figure figure) {
        if (fresh() && spelledLast.contains(figure.id()) && alone(last, figure, "")) {
            admit(figure);
        }
    }

    /** Ends a sentence. */
    public void sentence() {
        begun = true;
        if (!here.isEmpty()) {
            before = here;
            here = Roll.EMPTY;
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

    /** Whether the paragraph has named this person. */
    public boolean named(Figure figure) {
        return figure.teller() && introduced.contains(figure.id()) || named.contains(figure.id());
    }

    /** Whether a pronoun would be clear here. */
    public boolean clear(Figure figure, Case form) {
        var id = figure.id();
        if (figure.teller()) {
            return introduced.contains(id);
        }
        if (!named.contains(id)) {
            return false;
        }
        if (here.contains(id)) {
            return form == Case.OBJECT && !id.equals(subject)
                    ? alone(here, figure, subject)
                    : alone(here, figure, "") && (id.equals(subject) || alone(before, figure, ""));
        }
        if (run.mark(id) >= PRONOUNS_IN_A_ROW) {
            return false;
        }
        if (!before.contains(id)) {
            return alone(paragraph, figure, "");
        }
        var bar = form == Case.OBJECT ? subject : "";
        return alone(here, figure, bar) && alone(before, figure, bar);
    }

    private static boolean alone(Roll mentioned, Figure figure, String disjoint) {
        for (var i = 0; i < mentioned.size(); i++) {
            if (mentioned.mark(i) == figure.pronouns().ordinal()
                    && !mentioned.id(i).equals(figure.id())
                    && !mentioned.id(i).equals(disjoint)) {
                return false;
            }
        }
        return true;
    }

    /** Notes a pronoun. */
    void pronoun(Figure figure, Case form) {
        note(figure, form);
        if (form == Case.SUBJECT) {
            run = run.with(figure.id(), run.mark(figure.id()) + 1);
        }
    }

    /** Notes a name and returns how to write it. */
    String name(Figure figure, Case form, boolean role) {
        var first = !introduced.contains(figure.id());
        var onStage = scene.contains(figure.id());
        introduced = introduced.with(figure.id(), 0);
        named = named.with(figure.id(), 0);
        scene = scene.with(figure.id(), 0);
        spelled = spelled.with(figure.id(), 0);
        run = run.with(figure.id(), 0);
        note(figure, form);
        names++;
        if (figure.teller()) {
            return teller(figure, form);
        }
        if (first) {
            if (form == Case.POSSESSIVE) {
                return Nouns.possessive(figure.name());
            }
            return figure.epithet().isEmpty() ? figure.name() : figure.name() + ", " + figure.epithet() + ",";
        }
        var text = role && onStage && !figure.role().isEmpty() ? "the " + figure.role() : figure.shortName();
        return form == Case.POSSESSIVE ? Nouns.possessive(text) : text;
    }

    /** The teller says who is speaking once, where an apposition can stand. */
    private String teller(Figure figure, Case form) {
        if (form == Case.POSSESSIVE || tellerNamed) {
            return figure.pronouns().pronoun(form);
        }
        tellerNamed = true;
        var epithet = figure.epithet().isEmpty() ? "" : " " + figure.epithet() + ",";
        return figure.pronouns().pronoun(form) + ", " + figure.name() + "," + epithet;
    }

    /** Counts the person as mentioned without any words, as by speech. */
    public void note(Figure figure, Case form) {
        here = here.with(figure.id(), figure.pronouns().ordinal());
        overhear(figure);
        if (form == Case.SUBJECT) {
            subject = figure.id();
        }
    }

    /** Counts the person as somebody of whom the paragraph speaks, as by a name inside quotes. */
    void overhear(Figure figure) {
        paragraph = paragraph.with(figure.id(), figure.pronouns().ordinal());
    }

    /** Counts the person as introduced. */
    public void introduce(String id) {
        introduced = introduced.with(id, 0);
    }

    int names() {
        return names;
    }
}
