package io.novelengine.simulation.narrator.frames;

import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.measure.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the text of one frame; see the README beside the data for the notation. */
final class FrameParser {

    private static final Set<String> THEY =
            Set.of("they", "them", "their", "theirs", "themselves", "another", "pair", "both", "neither");
    private static final Set<String> PEOPLE = Set.of("A", "T", "O", "W", "F");
    private static final Set<String> THINGS = Set.of("I", "J", "P", "Q", "R", "B");
    private static final Set<String> CLAUSES = Set.of("S", "K", "C", "G", "D", "H", "E", "X", "Y", "N");

    private final String text;
    private int slots;
    private int at;

    private FrameParser(String text) {
        this.text = text;
    }

    static Frame parse(String id, Frame.Kind kind, long tags, String text) {
        var parser = new FrameParser(text);
        var tokens = parser.tokens(false);
        if (parser.at < text.length()) {
            throw parser.bad("a closing bracket without its opening");
        }
        return new Frame(id, 0, kind, tags, parser.slots, others(tokens), tokens);
    }

    private static boolean others(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> switch (token) {
            case Token.Text plain -> Words.of(plain.text()).stream().anyMatch(THEY::contains);
            case Token.Choice choice -> choice.options().stream().anyMatch(FrameParser::others);
            case Token.Slot slot ->
                PEOPLE.contains(slot.name())
                        && (slot.manner() == Token.Manner.NAME || slot.manner() == Token.Manner.ROLE);
            case Token.Verb verb -> false;
        });
    }

    private List<Token> tokens(boolean nested) {
        var out = new ArrayList<Token>();
        var words = new StringBuilder();
        while (at < text.length()) {
            var c = text.charAt(at);
            if (nested && (c == '|' || c == ')') || !nested && c == ')') {
                break;
            }
            if (c == '{' || c == '[' || c == '(') {
                flush(words, out);
                out.add(c == '{' ? slot(until('}')) : c == '[' ? verb(until(']')) : choice());
            } else {
                words.append(c);
                at++;
            }
        }
        flush(words, out);
        return List.copyOf(out);
    }

    private Token choice() {
        at++;
        var options = new ArrayList<List<Token>>();
        options.add(tokens(true));
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            options.add(tokens(true));
        }
        if (at >= text.length()) {
            throw bad("a choice that does not close");
        }
        at++;
        if (options.size() < 2) {
            throw bad("a choice of one");
        }
        return new Token.Choice(List.copyOf(options));
    }

    private Token slot(String body) {
        var dot = body.indexOf('.');
        var name = dot < 0 ? body : body.substring(0, dot);
        var form = dot < 0 ? "" : body.substring(dot + 1);
        if (PEOPLE.contains(name)) {
            slots |= Bindings.bit(name);
            return person(name, form);
        }
        if (THINGS.contains(name)) {
            slots |= Bindings.bit(name);
            return switch (form) {
                case "" -> new Token.Slot(name, Case.OBJECT, Token.Manner.NAME);
                case "s" -> new Token.Slot(name, Case.SUBJECT, Token.Manner.NAME);
                case "it" -> new Token.Slot(name, Case.OBJECT, Token.Manner.PRONOUN);
                case "they" -> new Token.Slot(name, Case.SUBJECT, Token.Manner.PRONOUN);
                case "its" -> new Token.Slot(name, Case.POSSESSIVE, Token.Manner.PRONOUN);
                case "at" -> new Token.Slot(name, Case.OBJECT, Token.Manner.AT);
                case "into" -> new Token.Slot(name, Case.OBJECT, Token.Manner.INTO);
                case "bare" -> new Token.Slot(name, Case.OBJECT, Token.Manner.BARE);
                default -> throw bad("form ." + form + " of a thing");
            };
        }
        if (CLAUSES.contains(name) && form.isEmpty()) {
            slots |= Bindings.bit(name);
            return new Token.Slot(name, Case.OBJECT, Token.Manner.NAME);
        }
        throw bad("slot {" + body + "}");
    }

    private Token person(String name, String form) {
        return switch (form) {
            case "" -> new Token.Slot(name, Case.SUBJECT, Token.Manner.FREE);
            case "o" -> new Token.Slot(name, Case.OBJECT, Token.Manner.FREE);
            case "p" -> new Token.Slot(name, Case.POSSESSIVE, Token.Manner.FREE);
            case "he" -> new Token.Slot(name, Case.SUBJECT, Token.Manner.PRONOUN);
            case "him" -> new Token.Slot(name, Case.OBJECT, Token.Manner.PRONOUN);
            case "his" -> new Token.Slot(name, Case.POSSESSIVE, Token.Manner.PRONOUN);
            case "own" -> new Token.Slot(name, Case.OWN, Token.Manner.PRONOUN);
            case "self" -> new Token.Slot(name, Case.REFLEXIVE, Token.Manner.PRONOUN);
            case "n" -> new Token.Slot(name, Case.OBJECT, Token.Manner.NAME);
            case "role" -> new Token.Slot(name, Case.OBJECT, Token.Manner.ROLE);
            default -> throw bad("form ." + form + " of a person");
        };
    }

    private Token verb(String body) {
        var slash = body.indexOf('/');
        if (slash < 0) {
            return new Token.Verb(body, Token.Agreement.SUBJECT);
        }
        return switch (body.substring(slash + 1)) {
            case "s" -> new Token.Verb(body.substring(0, slash), Token.Agreement.SINGULAR);
            case "p" -> new Token.Verb(body.substring(0, slash), Token.Agreement.PLURAL);
            default -> throw bad("number of the verb [" + body + "]");
        };
    }

    private String until(char close) {
        var end = text.indexOf(close, at);
        if (end < 0) {
            throw bad("a missing " + close);
        }
        var body = text.substring(at + 1, end);
        at = end + 1;
        return body;
    }

    private static void flush(StringBuilder words, List<Token> out) {
        if (!words.isEmpty()) {
            out.add(new Token.Text(words.toString()));
            words.setLength(0);
        }
    }

    private IllegalArgumentException bad(String what) {
        return new IllegalArgumentException("A frame has " + what + ": " + text);
    }
}
