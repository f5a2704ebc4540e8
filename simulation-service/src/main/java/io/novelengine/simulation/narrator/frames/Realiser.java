package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Gender;
import io.novelengine.simulation.narrator.grammar.Nouns;
import io.novelengine.simulation.narrator.grammar.Prepositions;
import io.novelengine.simulation.narrator.grammar.Tense;
import io.novelengine.simulation.narrator.grammar.Typography;
import io.novelengine.simulation.narrator.grammar.Verbs;
import java.util.List;
import java.util.Objects;

/** Turns one frame into words, mentioning people as {@link Mentions} says. */
public final class Realiser {

    private final Mentions mentions;
    private final Tense tense;
    private final Dice dice;
    private final StringBuilder out = new StringBuilder();
    private boolean plural;
    private boolean first;
    private boolean quoted;
    private boolean gerund;
    private boolean perfect;
    private String bare = "";

    public Realiser(Mentions mentions, Tense tense, Dice dice) {
        this.mentions = mentions;
        this.tense = tense;
        this.dice = dice;
    }

    /** The words of a frame; sentences inside it are noted as such. */
    public String realise(Frame frame, Bindings bindings) {
        first = false;
        return realise(frame, bindings, false);
    }

    /** The words of a predicate whose subject, plural or not, stands before it. */
    public String predicate(Frame frame, Bindings bindings, boolean pluralSubject) {
        return realise(frame, bindings, pluralSubject);
    }

    /** The words of a predicate with its first verb as participle: "slipping it into his pocket". */
    public String participle(Frame frame, Bindings bindings) {
        gerund = true;
        return realise(frame, bindings, false);
    }

    /** The words of a predicate after "to": "to slip it into his pocket". */
    public String infinitive(Frame frame, Bindings bindings) {
        bare = "to ";
        return realise(frame, bindings, false);
    }

    /** The words of a predicate after "had": "slipped it into his pocket". */
    public String perfect(Frame frame, Bindings bindings) {
        perfect = true;
        return realise(frame, bindings, false);
    }

    /** The mention of a person as subject; afterwards {@link #plural()} tells the number of its verb. */
    public String subject(Figure figure) {
        out.setLength(0);
        mention(figure, Case.SUBJECT, Token.Manner.FREE);
        return out.toString();
    }

    /** Whether the last subject takes a plural verb. */
    public boolean plural() {
        return plural;
    }

    private String realise(Frame frame, Bindings bindings, boolean pluralSubject) {
        out.setLength(0);
        plural = pluralSubject;
        quoted = frame.kind() == Frame.Kind.LINE || frame.kind() == Frame.Kind.REPLY;
        write(frame.tokens(), bindings);
        return out.toString();
    }

    private void write(List<Token> tokens, Bindings bindings) {
        for (var token : tokens) {
            switch (token) {
                case Token.Text text -> text(text.text());
                case Token.Choice choice ->
                    write(choice.options().get(dice.below(choice.options().size())), bindings);
                case Token.Verb verb -> verb(verb);
                case Token.Slot slot -> slot(slot, bindings);
            }
        }
    }

    private void text(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '“') {
                quoted = true;
            } else if (c == '”') {
                quoted = false;
            } else if (c == ' ' && !quoted && endsSentence()) {
                mentions.sentence();
            }
            if (c == ',' && !out.isEmpty() && out.charAt(out.length() - 1) == ',') {
                continue;
            }
            if ((c == '.' || c == ';' || c == '?' || c == '!')
                    && !out.isEmpty()
                    && out.charAt(out.length() - 1) == ',') {
                out.setLength(out.length() - 1);
            }
            out.append(c);
        }
    }

    private boolean endsSentence() {
        return !out.isEmpty() && ".!?".indexOf(out.charAt(out.length() - 1)) >= 0;
    }

    private void verb(Token.Verb verb) {
        var many =
                switch (verb.agreement()) {
                    case SUBJECT -> plural;
                    case SINGULAR -> false;
                    case PLURAL -> true;
                };
        var capital = Character.isUpperCase(verb.lemma().charAt(0));
        var lemma = capital
                ? Character.toLowerCase(verb.lemma().charAt(0)) + verb.lemma().substring(1)
                : verb.lemma();
        var word = inflected(lemma, first && verb.agreement() == Token.Agreement.SUBJECT, many);
        out.append(capital ? Typography.capital(word) : word);
        gerund = false;
    }

    private String inflected(String lemma, boolean own, boolean many) {
        if (gerund) {
            return Verbs.gerund(lemma);
        }
        if (perfect) {
            return Verbs.participle(lemma);
        }
        if (!bare.isEmpty()) {
            return (out.isEmpty() ? bare : "") + lemma;
        }
        return own ? Verbs.first(lemma, tense) : Verbs.finite(lemma, tense, many);
    }

    private void slot(Token.Slot slot, Bindings bindings) {
        var figure = bindings.person(slot.name());
        if (figure != null) {
            mention(figure, slot.form(), slot.manner());
            return;
        }
        thing(slot, Objects.requireNonNull(bindings.text(slot.name()), () -> "unbound slot " + slot.name()));
    }

    private void thing(Token.Slot slot, String text) {
        var gender = Nouns.plural(text) ? Gender.THINGS : Gender.IT;
        if (slot.form() == Case.SUBJECT) {
            plural = gender.plural();
            first = false;
        }
        out.append(
                switch (slot.manner()) {
                    case PRONOUN -> capitalised(gender.pronoun(slot.form()));
                    case BARE -> Nouns.bare(text);
                    case AT -> capitalised(Prepositions.at(text));
                    case INTO -> capitalised(Prepositions.into(text));
                    default -> capitalised(text);
                });
    }

    private void mention(Figure figure, Case form, Token.Manner manner) {
        if (quoted && manner != Token.Manner.PRONOUN) {
            mentions.overhear(figure);
            out.append(form == Case.POSSESSIVE ? Nouns.possessive(figure.shortName()) : figure.shortName());
            return;
        }
        var bound = form == Case.OWN || form == Case.REFLEXIVE;
        var pronoun =
                switch (manner) {
                    case PRONOUN -> true;
                    case NAME, ROLE, BARE, AT, INTO -> false;
                    case FREE -> mentions.clear(figure, form);
                };
        var gender = quoted ? figure.gender() : figure.pronouns();
        if (form == Case.SUBJECT) {
            first = figure.teller() && !quoted;
            plural = first || pronoun && gender.plural();
        }
        if (pronoun) {
            if (!bound) {
                mentions.pronoun(figure, form);
            }
            out.append(capitalised(gender.pronoun(form == Case.OWN ? Case.POSSESSIVE : form)));
            return;
        }
        var role = manner == Token.Manner.ROLE && !figure.teller()
                || manner == Token.Manner.FREE
                        && mentions.knows(figure.id())
                        && mentions.names() > 6
                        && dice.chance(0.34);
        out.append(capitalised(mentions.name(figure, form, role)));
    }

    private String capitalised(String word) {
        return !quoted
                        && out.length() > 1
                        && out.charAt(out.length() - 1) == ' '
                        && ".!?".indexOf(out.charAt(out.length() - 2)) >= 0
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }
}
