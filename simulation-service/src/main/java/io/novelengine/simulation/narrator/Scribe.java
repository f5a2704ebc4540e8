package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Happening;
import io.novelengine.simulation.narrator.Span.Strand;
import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Tags;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one version of a passage. */
final class Scribe {

    private static final Set<String> CIVIL = Set.of("thank", "repay", "keep-promise", "apologise", "forgive");
    private static final int PASSING_WORDS = 9;

    private final Casting casting;
    private final Facts facts;
    private final Memory memory;
    private final Wording wording;
    private final Draft draft;
    private final Inside inside;
    private final Speech speech;
    private final Set<String> conditions;
    private final List<Event> passing = new ArrayList<>();
    private @Nullable Event previous;
    private boolean continues;
    private boolean acted;

    Scribe(Casting casting, Facts facts, Style style, Memory memory, Dice dice, Set<String> conditions) {
        this.casting = casting;
        this.facts = facts;
        this.memory = memory;
        this.conditions = conditions;
        wording = new Wording(memory, style, casting.setup().seed(), dice);
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
        var dice = new Dice(casting.setup().seed()).branch("opening");
        var asked = dice.chance(0.5);
        var early = dice.chance(0.3);
        if (asked && early) {
            question(event, "opening.question");
        }
        var first = true;
        for (var pair : Rivals.of(casting)) {
            if (first || dice.chance(0.4)) {
                rivals(pair, first, event);
            }
            first = false;
        }
        draft.paragraph();
        if (asked && !early) {
            question(event, "opening.question");
        }
    }

    private void rivals(Rivals.Pair pair, boolean first, Event event) {
        var bindings = new Bindings().person("A", casting.figure(pair.one())).text("G", casting.aimText(pair.one()));
        if (!pair.other().isEmpty()) {
            bindings.person("T", casting.figure(pair.other())).text("X", casting.aimText(pair.other()));
        }
        var text = wording.sentence(
                bindings, pair.other().isEmpty() ? "opening.single" : first ? "opening.contrast" : "opening.second");
        if (text != null) {
            draft.tell(text, event.id());
            memory.first("aim/" + pair.one());
            memory.first("aim/" + pair.other());
        }
    }

    /** What it is all about, once more, as the story comes to a head. */
    void crisis(Event event) {
        if (!memory.first("crisis")) {
            return;
        }
        draft.paragraph();
        var pairs = Rivals.of(casting);
        if (!memory.done("question")) {
            question(event, "opening.question.late");
        } else if (!pairs.isEmpty() && !pairs.getFirst().other().isEmpty()) {
            var pair = pairs.getFirst();
            var text = wording.sentence(
                    new Bindings()
                            .person("A", casting.figure(pair.one()))
                            .text("G", casting.aimText(pair.one(), event.turn()))
                            .person("T", casting.figure(pair.other()))
                            .text("X", casting.aimText(pair.other(), event.turn())),
                    "crisis.stakes");
            if (text != null) {
                draft.tell(text);
            }
        }
        draft.paragraph();
    }

    private void question(Event event, String key) {
        var question = casting.worded(casting.scenario().question());
        if (!question.isEmpty() && memory.first("question")) {
            var bindings = new Bindings().text("X", question).text("Y", draft.decapital(question));
            var text = wording.sentence(bindings, key);
            if (text != null) {
                draft.tell(text, event.id());
            }
        }
        draft.paragraph();
    }

    /** One place's share of the turn. */
    void span(Span span, boolean second) {
        place(span);
        previous = null;
        continues = span.place().equals(memory.place);
        enter(span, second);
        var crowd = speech.begin(cast(span));
        for (var strand : span.strands()) {
            strand(strand, crowd);
        }
        flush();
        inside.sum(span);
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
        var first = span.strands().getFirst();
        inside.arrive(
                span,
                cast,
                first.full()
                        && first.head().isAct()
                        && !wording.has(first.head().type(), Frame.Kind.LINE));
        inside.meanwhile(cast, first.head().turn());
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
        flush();
        if (!draft.shares(head.actor()) && !(draft.runsOn() && related(head))) {
            draft.paragraph();
        }
        inside.before(head);
        act(head, strand, crowd);
        for (var reply : strand.replies()) {
            if (!tiresome(reply)) {
                act(reply, strand, crowd);
            }
        }
        previous = head;
        if (strand.replies().size() == 1 && !speech.tired()) {
            speech.lastWord(head, strand.replies().getFirst());
        }
        var size = draft.size();
        inside.after(head, strand.replies());
        acted = draft.size() == size;
    }

    /** Whether it is a civility that the story has told often enough. */
    private boolean tiresome(Event reply) {
        return CIVIL.contains(reply.type())
                && (memory.chattering() || wording.dice().chance(1 - 1.0 / (1 + memory.times(reply.type()))));
    }

    private void act(Event event, Strand strand, boolean crowd) {
        var linked = link(event, strand);
        memory.told(event);
        var bindings = facts.of(event);
        var key = event.type();
        var failed = event.outcome() == Event.Outcome.FAIL || event.has("nothing");
        var narrated = wording.has(key, Frame.Kind.SENTENCE);
        var spoken = wording.has(key, Frame.Kind.LINE)
                && (!narrated
                        || !speech.tired()
                        || event == strand.head() && event.salience() > 0.5 && !memory.chattering());
        if (spoken && speech.say(event, bindings, event != strand.head(), crowd)) {
            if (failed && strand.replies().isEmpty()) {
                inside.fruitless(event, bindings);
            }
            return;
        }
        if (!draft.shares(event.actor()) && !(draft.runsOn() && (event != strand.head() || related(event)))) {
            draft.paragraph();
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
            draft.tell(inside.linked(linked, text, event, bindings), event.id());
        }
    }

    /** Whether an act has to do with what was told before it at this place: the same people, or a consequence. */
    private boolean related(Event event) {
        var last = previous;
        return last == null
                || !last.isAct()
                || event.causes().contains(last.id())
                || event.actor().equals(last.actor())
                || event.actor().equals(last.target())
                || last.actor().equals(event.target());
    }

    /** How an act hangs together with what was told before it; empty if it does not. */
    private String link(Event event, Strand strand) {
        if (event != strand.head()) {
            return "";
        }
        if (previous == null) {
            return continues ? "link.later" : "";
        }
        if (event.causes().contains(previous.id())) {
            return event.outcome() == Event.Outcome.FAIL ? "link.but" : "link.so";
        }
        return event.actor().equals(previous.actor()) ? "link.then" : draft.runsOn() ? "link.meanwhile" : "";
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

    /** Tells an act in a clause at the end of the sentence before, or keeps it to be told with others of its kind. */
    private void inPassing(Event event) {
        if (acted && draft.joins(PASSING_WORDS)) {
            var text = gist(event, facts.of(event));
            if (text != null) {
                memory.told(event);
                draft.tellOn(wording.dice().chance(0.5) ? "; " : ", and ", text, event.id());
            }
        } else if (event.outcome() == Event.Outcome.SUCCESS) {
            passing.add(event);
        }
    }

    /** Tells what was kept, if it is enough for a sentence. */
    private void flush() {
        if (passing.size() < 2) {
            passing.clear();
            return;
        }
        if (!draft.runsOn()) {
            draft.paragraph();
        }
        var clauses = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var event : passing.subList(0, Math.min(3, passing.size()))) {
            var clause = gist(event, facts.of(event));
            if (clause != null) {
                memory.told(event);
                clauses.add(clauses.isEmpty() ? clause : draft.decapital(clause));
                ids.add(event.id());
            }
        }
        passing.clear();
        if (!clauses.isEmpty()) {
            var last = clauses.removeLast();
            var text = clauses.isEmpty() ? last : String.join(", ", clauses) + ", and " + last;
            draft.tell(text, ids.toArray(String[]::new));
        }
    }

    private void happening(Event event) {
        memory.told(event);
        flush();
        if (!draft.runsOn()) {
            draft.paragraph();
        }
        if (event.type().equals(Happening.GATHERING)) {
            draft.paragraph();
            var text = wording.sentence(new Bindings().text("P", casting.placeName(event.place())), "gathering");
            if (text != null) {
                draft.tell(text, event.id());
            }
        } else if (!event.text().isEmpty()) {
            var text = wording.given(casting.worded(event.text()));
            draft.recite(draft.fresh() ? text : inside.struck(text), event.id());
            inside.shock(event);
        }
        previous = event;
    }

    /** What became of the chief people, and the scenario's closing words. */
    void ending(Event event) {
        draft.paragraph();
        for (var fate : Fates.of(casting, memory.fates)) {
            var bindings = new Bindings()
                    .person("A", casting.figure(fate.person()))
                    .text("G", casting.aimText(fate.person(), event.turn() + 2));
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
