package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Happening;
import io.novelengine.simulation.narrator.Span.Strand;
import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Tags;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one version of a passage. */
final class Scribe {

    private final Casting casting;
    private final Facts facts;
    private final Memory memory;
    private final Wording wording;
    private final Draft draft;
    private final Inside inside;
    private final Speech speech;
    private final Set<String> conditions;

    Scribe(
            Casting casting,
            Facts facts,
            Style style,
            Memory memory,
            io.novelengine.simulation.narrator.frames.Dice dice,
            Set<String> conditions) {
        this.casting = casting;
        this.facts = facts;
        this.memory = memory;
        this.conditions = conditions;
        wording = new Wording(memory, style, dice);
        wording.context(Tags.of(conditions));
        draft = new Draft(memory, dice.branch("joins"), casting.nameWords());
        inside = new Inside(casting, facts, memory, wording, draft);
        speech = new Speech(casting, memory, wording, draft);
    }

    /** The premise, who wants what, and the question. */
    void opening(Event event) {
        var premise = casting.worded(event.text().isEmpty() ? casting.scenario().premise() : event.text());
        if (!premise.isEmpty()) {
            draft.recite(premise, event.id());
            draft.paragraph();
        }
        var first = true;
        for (var pair : Rivals.of(casting)) {
            var bindings =
                    new Bindings().person("A", casting.figure(pair.one())).text("G", casting.aimText(pair.one()));
            if (!pair.other().isEmpty()) {
                bindings.person("T", casting.figure(pair.other())).text("X", casting.aimText(pair.other()));
            }
            var text = wording.sentence(
                    bindings,
                    pair.other().isEmpty() ? "opening.single" : first ? "opening.contrast" : "opening.second");
            if (text != null) {
                draft.tell(text, event.id());
                memory.first("aim/" + pair.one());
                memory.first("aim/" + pair.other());
                first = false;
            }
        }
        draft.paragraph();
        var question = casting.worded(casting.scenario().question());
        if (!question.isEmpty()) {
            var bindings = new Bindings().text("X", question).text("Y", draft.decapital(question));
            var text = wording.sentence(bindings, "opening.question");
            if (text != null) {
                draft.tell(text, event.id());
            }
        }
        draft.paragraph();
    }

    /** One place's share of the turn. */
    void span(Span span, boolean second) {
        place(span);
        enter(span, second);
        var crowd = speech.begin(cast(span));
        for (var strand : span.strands()) {
            strand(strand, crowd);
        }
        draft.paragraph();
        if (span.chief()) {
            memory.place = span.place();
        }
    }

    private void place(Span span) {
        var all = new LinkedHashSet<>(conditions);
        var place = casting.place(span.place());
        if (place != null) {
            all.add(place.inside() ? "inside" : "outside");
        }
        all.add(cast(span).size() > 2 ? "crowd" : "pair");
        wording.context(Tags.of(all));
    }

    private static List<String> cast(Span span) {
        var cast = new LinkedHashSet<String>();
        for (var strand : span.strands()) {
            note(strand.head(), cast);
            strand.replies().forEach(reply -> note(reply, cast));
        }
        return List.copyOf(cast);
    }

    private static void note(Event event, Set<String> cast) {
        if (event.isAct()) {
            cast.add(event.actor());
        }
        if (event.target() != null) {
            cast.add(event.target());
        }
    }

    private void enter(Span span, boolean second) {
        draft.paragraph();
        var cast = cast(span);
        if (span.place().equals(memory.place) || cast.isEmpty()) {
            if (span.chief() && !span.strands().isEmpty() && memory.sentencesTold > 0) {
                inside.later();
            }
            return;
        }
        if (second || !span.chief()) {
            inside.elsewhere(span.place());
            return;
        }
        if (memory.sentencesTold > 0) {
            draft.scene();
        }
        inside.focus(cast, span);
        inside.arrive(span, cast);
        inside.meanwhile(cast, span.strands().getFirst().head().turn());
    }

    private void strand(Strand strand, boolean crowd) {
        var head = strand.head();
        if (!head.isAct()) {
            happening(head);
            return;
        }
        if (!strand.full()) {
            draft.breathe();
            inPassing(head);
            return;
        }
        if (!draft.shares(head.actor()) || wording.has(head.type(), Frame.Kind.LINE)) {
            draft.paragraph();
        }
        inside.before(head);
        act(head, strand, crowd);
        for (var i = 0; i < strand.replies().size(); i++) {
            act(strand.replies().get(i), strand, crowd);
        }
        if (strand.replies().size() == 1 && !speech.tired()) {
            speech.lastWord(head, strand.replies().getFirst());
        }
        inside.after(head, strand.replies());
    }

    private void act(Event event, Strand strand, boolean crowd) {
        memory.told(event);
        var bindings = facts.of(event);
        var key = event.type();
        var failed = event.outcome() == Event.Outcome.FAIL || event.has("nothing");
        var narrated = wording.has(key, Frame.Kind.SENTENCE);
        var spoken = wording.has(key, Frame.Kind.LINE)
                && (!narrated || !speech.tired() || event == strand.head() && event.salience() > 0.5);
        if (spoken && speech.say(event, bindings, event != strand.head(), crowd)) {
            if (failed && strand.replies().isEmpty()) {
                inside.fruitless(event, bindings);
            }
            return;
        }
        if (!draft.shares(event.actor())) {
            draft.breathe();
            inside.admit(event, event != strand.head(), event.actor());
        }
        var text = failed
                ? wording.sentence(bindings, key + ".fail", "any.fail")
                : event.has("caught")
                        ? wording.sentence(bindings, key + ".caught", key + ".fail", key)
                        : wording.sentence(bindings, key + ".found", key);
        if (text == null) {
            text = gist(event, bindings);
        }
        if (text != null) {
            draft.tell(text, event.id());
        }
    }

    private @Nullable String gist(Event event, Bindings bindings) {
        var frame = wording.pick(event.type(), Frame.Kind.PHRASE, bindings, "");
        var actor = casting.figure(event.actor());
        if (frame == null || actor == null) {
            return null;
        }
        var realiser = wording.realiser();
        var subject = realiser.subject(actor);
        var failed = event.outcome() == Event.Outcome.FAIL;
        var text = failed
                ? subject + " tried in vain " + realiser.infinitive(frame, bindings)
                : subject + " " + realiser.predicate(frame, bindings, realiser.plural());
        for (var again : List.of("", " again", " once more", " yet again")) {
            if (wording.claim(text + again)) {
                return text + again;
            }
        }
        return null;
    }

    private void inPassing(Event event) {
        memory.told(event);
        var bindings = facts.of(event);
        var text = gist(event, bindings);
        if (text != null) {
            draft.tellOn(wording.dice().chance(0.5) ? "; " : ", and ", text, event.id());
        }
    }

    private void happening(Event event) {
        memory.told(event);
        draft.paragraph();
        if (event.type().equals(Happening.GATHERING)) {
            var text = wording.sentence(new Bindings().text("P", casting.placeName(event.place())), "gathering");
            if (text != null) {
                draft.tell(text, event.id());
            }
        } else if (!event.text().isEmpty()) {
            draft.recite(casting.worded(event.text()), event.id());
            inside.shock(event);
        }
        draft.paragraph();
    }

    /** What became of the chief people, and the scenario's closing words. */
    void ending(Event event) {
        draft.paragraph();
        for (var fate : Fates.of(casting, memory.fates)) {
            var bindings =
                    new Bindings().person("A", casting.figure(fate.person())).text("G", casting.aimText(fate.person()));
            var text = wording.sentence(bindings, "fate." + fate.kind());
            if (text != null && memory.mentions.knows(fate.person())) {
                draft.tell(text, fate.event().isEmpty() ? new String[] {event.id()} : new String[] {fate.event()});
                draft.breathe();
            }
        }
        draft.paragraph();
        var text = casting.worded(event.text());
        if (!text.isEmpty()) {
            draft.scene();
            draft.recite(text, event.id());
        }
        memory.told(event);
    }

    /** Ends the version. */
    Version version() {
        return new Version(draft.paragraphs(), draft.sentences(), memory);
    }
}
