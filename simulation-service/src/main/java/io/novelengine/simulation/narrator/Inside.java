package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Effect;
import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Figure;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What surrounds the acts: where we are, what the focaliser thinks, what shows on the others. */
final class Inside {

    private static final double THRESHOLD = 0.045;

    private final Casting casting;
    private final Memory memory;
    private final Wording wording;
    private final Draft draft;
    private int thoughts;
    private int cues;
    private @Nullable String bridge;

    Inside(Casting casting, Memory memory, Wording wording, Draft draft) {
        this.casting = casting;
        this.memory = memory;
        this.wording = wording;
        this.draft = draft;
    }

    /** Chooses through whose eyes the scene is seen. */
    void focus(List<String> cast, Span span) {
        var best = cast.getFirst();
        var most = -1.0;
        for (var slug : cast) {
            var weight = slug.equals(memory.focaliser) ? 0.2 : 0.0;
            for (var strand : span.strands()) {
                if (strand.head().actor().equals(slug)) {
                    weight += strand.weight();
                } else if (slug.equals(strand.head().target())) {
                    weight += strand.weight() * 0.6;
                }
            }
            if (weight > most) {
                most = weight;
                best = slug;
            }
        }
        memory.focaliser = best;
    }

    /** Begins a scene: somebody in the place, and something to see there. */
    void arrive(Span span, List<String> cast) {
        var one = memory.focaliser;
        var other = cast.stream().filter(slug -> !slug.equals(one)).findFirst().orElse("");
        var bindings = new Bindings()
                .person("A", casting.figure(one))
                .person("T", casting.figure(other))
                .text("P", casting.placeName(span.place()));
        var key = cast.size() == 1 ? "arrive.one" : cast.size() == 2 ? "arrive.two" : "arrive.many";
        var ids = span.arrivals().stream()
                .filter(event -> cast.contains(event.actor()))
                .map(Event::id)
                .toArray(String[]::new);
        var detailFirst = wording.dice().chance(0.4);
        if (detailFirst) {
            detail(span.place());
        }
        var text = wording.sentence(bindings, key, "arrive.one");
        if (text != null) {
            draft.tell(text, ids);
        }
        if (!detailFirst) {
            detail(span.place());
        }
        introduce(one);
    }

    /** Goes on in the same place a while later. */
    void later() {
        bridge = null;
        if (wording.dice().chance(0.45)) {
            var text = wording.sentence(
                    new Bindings().person("A", casting.figure(memory.focaliser)).text("P", casting.placeName(memory.place)),
                    "later");
            if (text != null) {
                draft.tell(text);
            }
        } else if (wording.dice().chance(0.45)) {
            detail(memory.place);
        }
    }

    /** Turns to another place. */
    void elsewhere(String place) {
        var text = wording.sentence(new Bindings().text("P", casting.placeName(place)), "elsewhere");
        if (text != null) {
            draft.tell(text);
        }
    }

    private void detail(String placeId) {
        var place = casting.place(placeId);
        if (place == null) {
            return;
        }
        var open = place.details().stream()
                .filter(detail -> !memory.once.contains("detail/" + detail))
                .toList();
        if (!open.isEmpty()) {
            var detail = open.get(wording.dice().below(open.size()));
            memory.first("detail/" + detail);
            draft.tell(Typography.polish(detail));
        }
    }

    /** Says what somebody is after, the first time it can be said. */
    private void introduce(String slug) {
        var figure = casting.figure(slug);
        var aim = casting.aimText(slug);
        if (figure == null || aim == null || !draft.open() || !memory.mentions.clear(figure, Case.SUBJECT) || !memory.first("aim/" + slug)) {
            return;
        }
        var text = wording.sentence(new Bindings().person("A", figure).text("G", aim), "intro.goal");
        if (text != null) {
            draft.tell(text);
        }
    }

    /** What leads up to an act: a thing not forgotten. */
    void before(Event event) {
        if (thoughts > 0 || !wording.dice().chance(0.55)) {
            return;
        }
        var actor = casting.figure(event.actor());
        for (var id : event.causes()) {
            var cause = memory.told.get(id);
            if (actor == null || cause == null || cause.turn() == event.turn() || !cause.isAct()
                    || !memory.first("recall/" + id + "/" + event.actor())) {
                continue;
            }
            var key = cause.actor().equals(event.actor()) ? "recall.own" : "recall.other";
            if (!wording.has(key, Frame.Kind.SENTENCE) || !wording.has(cause.type(), Frame.Kind.PHRASE) || cause.outcome() == Event.Outcome.FAIL) {
                continue;
            }
            if (!memory.mentions.knows(cause.actor())) {
                continue;
            }
            var frame = wording.pick(key, Frame.Kind.SENTENCE, new Bindings().person("A", actor).text("X", "x"), "");
            if (frame == null) {
                continue;
            }
            var slots = Slots.of(cause, casting, memory);
            var gist = wording.pick(cause.type(), Frame.Kind.PHRASE, slots, "");
            var doer = casting.figure(cause.actor());
            if (gist == null || doer == null) {
                continue;
            }
            draft.tell(Recall.words(frame, gist, actor, doer, slots, wording), event.id(), cause.id());
            thoughts++;
            return;
        }
    }

    /** What an act leaves behind: on the focaliser's mind or on another's face. */
    void after(Event event, List<Event> replies) {
        var last = replies.isEmpty() ? event : replies.getLast();
        var focus = memory.focaliser;
        introduceLater(event);
        if (thoughts < 2 && event.actor().equals(focus) && event.salience() > 0.25 && wording.dice().chance(0.5)) {
            think(event);
            return;
        }
        if (cues > 1) {
            return;
        }
        for (var side : replies.isEmpty() ? List.of(event) : List.of(event, last)) {
            var mark = mark(side);
            if (mark != null && wording.dice().chance(0.6)) {
                var felt = side.target() != null && side.target().equals(focus);
                show(side, mark, felt ? "feel." : "cue.");
                return;
            }
        }
    }

    private void introduceLater(Event event) {
        var actor = casting.figure(event.actor());
        if (actor != null && !memory.once.contains("aim/" + event.actor()) && wording.dice().chance(0.6)) {
            introduce(event.actor());
        }
    }

    private void think(Event event) {
        var figure = casting.figure(event.actor());
        if (figure == null) {
            return;
        }
        var motive = event.reasons().isEmpty() ? "" : event.reasons().getFirst().motive();
        var persona = casting.persona(event.actor());
        var value = persona == null || persona.values().isEmpty()
                ? ""
                : persona.values().get(wording.dice().below(persona.values().size()));
        var bindings = new Bindings()
                .person("A", figure)
                .person("T", casting.figure(event.target()))
                .text("G", casting.aimText(event.actor()))
                .text("X", persona == null ? null : Typography.open(Typography.polish(persona.fear())));
        var outcome = event.outcome() == Event.Outcome.FAIL ? "think.failed" : "think." + motive;
        if (!draft.spokenBy(event.actor())) {
            draft.breathe();
        }
        var text = wording.sentence(bindings, outcome, "think.value." + value, "think.any");
        if (text != null) {
            draft.tell(text, event.id());
            thoughts++;
        }
    }

    private void show(Event event, String mark, String prefix) {
        var bindings = new Bindings()
                .person("A", casting.figure(event.target()))
                .person("T", casting.figure(event.actor()));
        if (!draft.spokenBy(event.target())) {
            draft.breathe();
        }
        var text = wording.sentence(bindings, prefix + mark, "cue." + mark);
        if (text != null) {
            draft.tell(text, event.id());
            cues++;
        }
    }

    /** Lets somebody notice what happened. */
    void shock(Event event) {
        var seen = event.observers().stream().filter(slug -> memory.mentions.knows(slug)).toList();
        if (seen.isEmpty() || !wording.dice().chance(0.6)) {
            return;
        }
        var figure = casting.figure(seen.get(wording.dice().below(seen.size())));
        var text = wording.sentence(new Bindings().person("A", figure).text("N", Typography.polish(casting.scenario().threat().name())), event.type() + ".seen", "shock");
        if (text != null) {
            draft.tell(text, event.id());
        }
    }

    /** Says that something was tried to no purpose. */
    void fruitless(Event event, Bindings bindings) {
        draft.breathe();
        var text = wording.sentence(bindings, event.type() + ".fail", "speech.fail");
        if (text != null) {
            draft.tell(text, event.id());
        }
    }

    private static @Nullable String mark(Event event) {
        if (event.target() == null) {
            return null;
        }
        var most = THRESHOLD;
        String mark = null;
        for (var effect : event.effects()) {
            if (!effect.subject().equals(event.target())) {
                continue;
            }
            var amount = effect.amount();
            var word =
                    switch (effect.kind()) {
                        case FEAR -> amount > 0 ? "fear" : null;
                        case AFFINITY -> amount > 0 ? "warmth" : "anger";
                        case TRUST -> amount > 0 ? "trust" : "doubt";
                        case RESPECT -> amount > 0 ? "respect" : null;
                        case MOOD -> amount > 0 ? "relief" : "hurt";
                        default -> null;
                    };
            if (word != null && Math.abs(amount) > most) {
                most = Math.abs(amount);
                mark = word;
            }
        }
        return mark;
    }
}
