package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Figure;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets speech: what is said, by whom, and what the speaker does meanwhile. */
final class Speech {

    private static final int SETTINGS = 4;

    private final Casting casting;
    private final Memory memory;
    private final Wording wording;
    private final Draft draft;
    private String lastSpeaker = "";
    private String lastHearer = "";
    private int bare;

    Speech(Casting casting, Memory memory, Wording wording, Draft draft) {
        this.casting = casting;
        this.memory = memory;
        this.wording = wording;
        this.draft = draft;
    }

    /** Begins a scene with these people; true if there are more than two. */
    boolean begin(List<String> cast) {
        lastSpeaker = "";
        lastHearer = "";
        bare = 0;
        return cast.size() > 2;
    }

    /** Whether there has been a good deal of talk already. */
    boolean tired() {
        return memory.talkative();
    }

    /** Sets the event as speech; false if no line fits. */
    boolean say(Event event, Bindings bindings, boolean reply, boolean crowd) {
        var speaker = casting.figure(event.actor());
        var hearer = casting.figure(event.target());
        if (speaker == null) {
            return false;
        }
        var register = casting.register(event.actor());
        if (!wording.has(event.type(), Frame.Kind.LINE)) {
            return false;
        }
        draft.beginSpeech();
        var alternates = reply && speaker.id().equals(lastHearer) && !lastSpeaker.isEmpty();
        var paired = hearer != null
                && (lastSpeaker.equals(speaker.id()) && lastHearer.equals(hearer.id())
                        || lastSpeaker.equals(hearer.id()) && lastHearer.equals(speaker.id()));
        var addressed = alternates || paired || hearer == null || !crowd && !draftNeedsName(hearer);
        var line = line(event, bindings, register);
        if (line == null) {
            return false;
        }
        line = finish(line);
        var phrase = phrase(event, register);
        if (phrase != null) {
            line = wording.dice().chance(0.5) ? line + " " + phrase : phrase + " " + line;
        }
        var text = set(event, speaker, line, bindings, alternates, addressed, reply);
        if (text == null) {
            return false;
        }
        draft.speak(text, event.id());
        lastSpeaker = speaker.id();
        lastHearer = hearer == null ? "" : hearer.id();
        return true;
    }

    /** Gives whoever began the last word, when it was said to their face and mattered. */
    void lastWord(Event head, Event reply) {
        var speaker = casting.figure(head.actor());
        if (speaker == null
                || !head.has("speech")
                || !reply.has("speech")
                || !lastSpeaker.equals(reply.actor())
                || head.salience() < 0.2
                || !memory.quiet() && !wording.dice().chance(0.55)) {
            return;
        }
        var key =
                switch (reply.type()) {
                    case "refuse", "defy", "deny", "snub", "scorn" -> "close.refused";
                    case "evade", "let-slip", "doubt" -> "close.evaded";
                    case "agree", "yield", "answer", "concede", "forgive" -> "close.granted";
                    case "retort", "insult", "mock", "reproach" -> "close.insulted";
                    default -> "";
                };
        if (!wording.has(key, Frame.Kind.LINE)) {
            return;
        }
        draft.beginSpeech();
        var words = wording.line(new Bindings(), casting.register(head.actor()), key);
        if (words == null) {
            return;
        }
        var line = finish(words);
        var text = set(reply, speaker, line, new Bindings(), true, true, true);
        if (text == null) {
            return;
        }
        draft.speak(text, head.id(), reply.id());
        lastSpeaker = speaker.id();
        lastHearer = reply.actor();
    }

    private static String finish(String line) {
        return Typography.capitals(Typography.polish(Typography.stop(Typography.capital(line.strip()))));
    }

    /** Whoever spoke last, or an empty text. */
    String lastSpeaker() {
        return lastSpeaker;
    }

    private boolean draftNeedsName(Figure hearer) {
        return !memory.mentions.knows(hearer.id()) || lastSpeaker.isEmpty();
    }

    private @Nullable String line(Event event, Bindings bindings, String register) {
        var item = event.item() == null ? "" : event.type() + ".item";
        return event.outcome() == Event.Outcome.FAIL
                ? wording.line(bindings, register, event.type() + ".fail", item, event.type())
                : wording.line(bindings, register, item, event.type());
    }

    /** One of the speaker's own sayings, now and then, each once. */
    private @Nullable String phrase(Event event, String register) {
        var persona = casting.persona(event.actor());
        if (persona == null
                || persona.voice().phrases().isEmpty()
                || event.replyTo() != null
                || !tone(event).equals("even") && !tone(event).equals("light")
                || !wording.dice().chance(0.2)) {
            return null;
        }
        var open = persona.voice().phrases().stream()
                .filter(phrase -> !memory.done("phrase/" + phrase))
                .toList();
        if (open.isEmpty()) {
            return null;
        }
        var phrase = open.get(wording.dice().below(open.size()));
        memory.first("phrase/" + phrase);
        return Typography.stop(Typography.capital(Typography.polish(phrase)));
    }

    /** The line with whatever stands round it; null if each way of setting it has been written before. */
    private @Nullable String set(
            Event event,
            Figure speaker,
            String line,
            Bindings bindings,
            boolean alternates,
            boolean addressed,
            boolean reply) {
        var before = memory.mentions.copy();
        for (var attempt = 0; attempt < SETTINGS; attempt++) {
            memory.mentions.restore(before);
            var text = setting(event, speaker, line, bindings, alternates, addressed, reply);
            if (!draft.repeats(text)) {
                return text;
            }
        }
        memory.mentions.restore(before);
        return null;
    }

    private String setting(
            Event event,
            Figure speaker,
            String line,
            Bindings bindings,
            boolean alternates,
            boolean addressed,
            boolean reply) {
        var dice = wording.dice();
        if (alternates && bare < 2 && dice.chance(0.5)) {
            bare++;
            memory.mentions.note(speaker, Case.SUBJECT);
            return "“" + line + "”";
        }
        bare = 0;
        var other = casting.figure(event.actor().equals(speaker.id()) ? event.target() : event.actor());
        if ((alternates || addressed && !lastSpeaker.isEmpty())
                && other != null
                && (other.id().equals(lastSpeaker) || other.id().equals(lastHearer))
                && other.pronouns() != speaker.pronouns()) {
            memory.mentions.admitOnly(speaker);
        } else {
            memory.mentions.admitLone(speaker);
        }
        if (!addressed || !reply && dice.chance(0.3)) {
            var lead = lead(event, bindings);
            if (lead != null) {
                return lead + " “" + line + "”";
            }
        }
        if (dice.chance(alternates ? 0.3 : 0.2)) {
            var beat = wording.remark(new Bindings().person("A", speaker), "beat." + tone(event), "beat.any");
            if (beat != null) {
                return dice.chance(0.5)
                        ? Typography.sentence(beat) + " “" + line + "”"
                        : "“" + line + "” " + Typography.sentence(beat);
            }
        }
        return tagged(event, speaker, line, reply);
    }

    private @Nullable String lead(Event event, Bindings bindings) {
        var actor = casting.figure(event.actor());
        if (actor == null) {
            return null;
        }
        var before = memory.mentions.copy();
        for (var key : List.of(event.type(), "lead." + tone(event), "lead." + tone(event), "lead.even", "lead.even")) {
            var frame = wording.pick(key, Frame.Kind.PREDICATE, bindings, "");
            if (frame != null) {
                var realiser = wording.realiser();
                var subject = realiser.subject(actor);
                var text = Typography.sentence(subject + " " + realiser.predicate(frame, bindings, realiser.plural()));
                if (wording.claim(text)) {
                    return text;
                }
                memory.mentions.restore(before);
            }
        }
        return null;
    }

    private String tagged(Event event, Figure speaker, String line, boolean reply) {
        var first = Typography.sentences(line);
        var opening = first.getFirst();
        var asks = opening.endsWith("?");
        var key = asks ? "tag.ask" : reply ? "tag.reply" : "tag";
        var words = wording.phrase(Frame.Kind.PHRASE, new Bindings().person("A", speaker), "", key, "tag");
        var rest = line.substring(opening.length()).strip();
        var head = asks || opening.endsWith("!") ? opening : Typography.open(opening) + ",";
        var tail = wording.dice().chance(0.55)
                ? wording.phrase(Frame.Kind.PHRASE, people(event, speaker), "", "tail." + tone(event), "tail.any")
                : null;
        return "“" + head + "” " + words + (tail == null ? "" : (tail.startsWith(",") ? "" : " ") + tail) + "."
                + (rest.isEmpty() ? "" : " “" + rest + "”");
    }

    private Bindings people(Event event, Figure speaker) {
        var other = event.actor().equals(speaker.id()) ? event.target() : event.actor();
        return new Bindings().person("A", speaker).person("T", casting.figure(other));
    }

    private static String tone(Event event) {
        if (event.has("kind") || event.has("care")) {
            return "warm";
        }
        if (event.has("wrong") || event.has("grave")) {
            return "hostile";
        }
        return event.has("light") ? "light" : "even";
    }
}
