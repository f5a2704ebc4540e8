package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Figure;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Mentions;
import io.novelengine.simulation.narrator.grammar.Case;
import io.novelengine.simulation.narrator.grammar.Nouns;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What surrounds the acts: where we are, what the focaliser thinks, what shows on the others. */
final class Inside {

    private static final double THRESHOLD = 0.045;
    private static final int MOST_SHOCKS = 3;
    private static final Set<String> ARTICLES =
            Set.of("The", "A", "An", "Somebody", "Someone", "Nobody", "Two", "Three");

    private final Casting casting;
    private final Facts facts;
    private final Memory memory;
    private final Wording wording;
    private final Draft draft;
    private int thoughts;
    private int lead;
    private int cues;
    private boolean placed = true;

    Inside(Casting casting, Facts facts, Memory memory, Wording wording, Draft draft) {
        this.casting = casting;
        this.facts = facts;
        this.memory = memory;
        this.wording = wording;
        this.draft = draft;
    }

    /** Chooses through whose eyes the scene is seen. */
    void focus(List<String> cast, Span span) {
        if (cast.contains(casting.teller())) {
            memory.focaliser = casting.teller();
            return;
        }
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

    /** Begins a scene: somebody in the place, and something to see there; quickly, if the first act can say where it is. */
    void arrive(Span span, List<String> cast, boolean quick) {
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
        placed = !detailFirst || !quick;
        var text = placed ? wording.sentence(bindings, key, "arrive.one") : null;
        if (text != null) {
            draft.tell(text, ids);
        }
        hearsay(one, cast);
        introduce(one);
        if (!detailFirst) {
            detail(span.place());
        }
    }

    /** Says how the one who tells the story knows of a scene without having been there. */
    private void hearsay(String witness, List<String> cast) {
        var teller = casting.figure(casting.teller());
        if (teller == null || cast.contains(teller.id()) || !wording.dice().chance(0.6)) {
            return;
        }
        var text = wording.remark(
                new Bindings().person("A", casting.figure(witness)).person("T", teller), "hearsay");
        if (text != null) {
            draft.tell(text);
        }
    }

    /** Goes on in the same place a while later. */
    void later() {
        if (memory.brief) {
            return;
        }
        if (wording.dice().chance(0.2)) {
            var text = wording.remark(
                    new Bindings()
                            .person("A", casting.figure(memory.focaliser))
                            .text("P", casting.placeName(memory.place)),
                    "later");
            if (text != null) {
                draft.tell(text);
            }
        } else if (wording.dice().chance(0.15)) {
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
                .filter(detail -> !memory.done("detail/" + detail) && wording.tells(casting.detail(detail)))
                .limit(3)
                .toList();
        if (!open.isEmpty()) {
            var detail = open.get(wording.dice().below(open.size()));
            memory.first("detail/" + detail);
            draft.tell(wording.given(casting.detail(detail)));
        }
    }

    /** Says what somebody is after, the first time it can be said. */
    private void introduce(String slug) {
        var figure = casting.figure(slug);
        var aim = casting.aimText(slug);
        if (figure == null
                || !casting.open(slug)
                || aim == null
                || !draft.open()
                || !memory.mentions.clear(figure, Case.SUBJECT)
                || !memory.first("aim/" + slug)) {
            return;
        }
        var text = wording.sentence(new Bindings().person("A", figure).text("G", aim), "intro.goal");
        if (text != null) {
            draft.tell(text);
        }
    }

    /** What leads up to an act that matters: a thing not forgotten, a debt, an aim. */
    void before(Event event) {
        var actor = casting.figure(event.actor());
        if (actor == null
                || !casting.open(event.actor())
                || lead > 1
                || event.reasons().isEmpty()
                || !draft.open() && !draft.spokenBy(event.actor())) {
            return;
        }
        for (var reason : event.reasons().subList(0, Math.min(2, event.reasons().size()))) {
            var colon = reason.motive().indexOf(':');
            var motive = colon < 0 ? reason.motive() : reason.motive().substring(0, colon);
            var what = colon < 0 ? "" : reason.motive().substring(colon + 1);
            if (because(event, actor, motive, what)) {
                lead++;
                return;
            }
        }
    }

    private boolean because(Event event, Figure actor, String motive, String what) {
        return switch (motive) {
            case "grudge", "obligation", "loss" -> recall(event, actor, motive, memory.told(what));
            case "feeling", "bond" -> {
                var persona = casting.persona(event.actor());
                var other = casting.figure(what);
                var key = persona == null || other == null ? "" : tie(persona, what);
                yield !key.isEmpty()
                        && wording.dice().chance(0.4)
                        && memory.first("why/" + event.actor() + "/" + what)
                        && say(
                                event,
                                new Bindings()
                                        .person("A", actor)
                                        .person("T", other)
                                        .text("X", label(persona, what)),
                                "why." + key);
            }
            case "aim" ->
                event.salience() > 0.3 && wording.dice().chance(0.18) && say(event, facts.of(event), "why.aim");
            case "mood" ->
                wording.dice().chance(0.3) && say(event, new Bindings().person("A", actor), "why.mood." + what);
            default -> false;
        };
    }

    private boolean say(Event event, Bindings bindings, String key) {
        var text = wording.remark(bindings, key);
        if (text != null) {
            draft.tell(text, event.id());
        }
        return text != null;
    }

    private static String label(@Nullable Persona persona, String other) {
        return persona == null
                ? ""
                : persona.relationships().stream()
                        .filter(bond -> bond.with().equals(other))
                        .map(Persona.Bond::label)
                        .findFirst()
                        .orElse("");
    }

    private static String tie(Persona persona, String other) {
        for (var bond : persona.relationships()) {
            if (bond.with().equals(other)) {
                return bond.affinity() > 0.35 ? "fond" : bond.affinity() < -0.35 ? "hate" : "";
            }
        }
        return "";
    }

    private boolean recall(Event event, Figure actor, String motive, @Nullable Event cause) {
        if (cause == null
                || cause.turn() == event.turn()
                || cause.outcome() == Event.Outcome.FAIL && !cause.has("caught")
                || !memory.mentions.knows(cause.actor())
                || !memory.first("recall/" + cause.id() + "/" + event.actor())) {
            return false;
        }
        var before = memory.mentions.copy();
        var key = cause.actor().equals(event.actor()) ? "recall.own" : "recall." + motive;
        var slots = facts.of(cause);
        var gist = wording.pick(cause.type(), Frame.Kind.PHRASE, slots, "");
        var doer = casting.figure(cause.actor());
        var frame = wording.pick(
                key, Frame.Kind.SENTENCE, new Bindings().person("A", actor).text("X", "x"), "");
        if (gist == null || doer == null || frame == null) {
            return false;
        }
        return recall(Recall.words(frame, gist, actor, doer, slots, wording), before, event.id(), cause.id());
    }

    /** Makes up for what was not told when it happened, as far as it concerns these people. */
    void meanwhile(List<String> cast, int turn) {
        var best = memory.missed.values().stream()
                .filter(event -> event.turn() < turn)
                .filter(event ->
                        cast.contains(event.actor()) || event.target() != null && cast.contains(event.target()))
                .filter(event -> wording.has(event.type(), Frame.Kind.PHRASE))
                .max(Comparator.comparingDouble(Event::salience))
                .orElse(null);
        var doer = best == null ? null : casting.figure(best.actor());
        if (best == null || doer == null) {
            return;
        }
        var slots = facts.of(best);
        var frame = wording.pick("missed", Frame.Kind.SENTENCE, new Bindings().text("X", "x"), "");
        var gist = wording.pick(best.type(), Frame.Kind.PHRASE, slots, "");
        if (frame == null || gist == null) {
            return;
        }
        memory.told(best);
        draft.breathe();
        var before = memory.mentions.copy();
        recall(Recall.words(frame, gist, null, doer, slots, wording), before, best.id());
    }

    private boolean recall(String text, Mentions before, String... ids) {
        if (!wording.claim(text)) {
            memory.mentions.restore(before);
            return false;
        }
        draft.tell(text, ids);
        return true;
    }

    /** What an act leaves behind: on the focaliser's mind or on another's face. */
    void after(Event event, List<Event> replies) {
        var last = replies.isEmpty() ? event : replies.getLast();
        var focus = memory.focaliser;
        introduceLater(event);
        if (verdict(event) || verdict(last) || memory.brief) {
            return;
        }
        if (draft.runsOn()
                && wording.has("aside", Frame.Kind.SENTENCE)
                && wording.dice().chance(0.04)) {
            var aside = wording.remark(new Bindings(), "aside");
            if (aside != null) {
                draft.tell(aside, event.id());
                return;
            }
        }
        if (thoughts < 2
                && event.actor().equals(focus)
                && casting.open(focus)
                && event.salience() > 0.22
                && wording.dice().chance(0.55)) {
            think(event);
            return;
        }
        if (cues > 1) {
            return;
        }
        for (var side : replies.isEmpty() ? List.of(event) : List.of(event, last)) {
            var mark = mark(side);
            if (mark != null && wording.dice().chance(0.6)) {
                var felt = side.target() != null && side.target().equals(focus) && casting.open(focus);
                show(side, mark, felt ? "feel." : "cue.");
                return;
            }
        }
    }

    /** Says that somebody has got or lost what the story was about for them. */
    private boolean verdict(Event event) {
        for (var effect : event.effects()) {
            var key =
                    switch (effect.kind()) {
                        case REACHED -> "reached";
                        case LOST -> "lost";
                        default -> "";
                    };
            var figure = casting.figure(effect.object());
            var aim = memory.aims.get(effect.subject());
            if (key.isEmpty()
                    || figure == null
                    || aim == null
                    || !memory.mentions.knows(figure.id())
                    || !effect.subject().endsWith("/1")) {
                continue;
            }
            draft.breathe();
            var text = wording.remark(
                    new Bindings()
                            .person("A", figure)
                            .text("G", Typography.open(casting.worded(aim, event.turn() + 1))),
                    key);
            if (text != null) {
                draft.tell(text, event.id());
                return true;
            }
        }
        return false;
    }

    private void introduceLater(Event event) {
        var actor = casting.figure(event.actor());
        if (actor != null
                && !memory.done("aim/" + event.actor())
                && wording.dice().chance(0.6)) {
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
                .text("G", casting.aimText(event.actor(), event.turn()))
                .text(
                        "X",
                        persona == null
                                ? null
                                : casting.own(event.actor(), Typography.open(Typography.polish(persona.fear()))));
        var outcome = event.outcome() == Event.Outcome.FAIL ? "think.failed" : "think." + motive;
        if (!draft.spokenBy(event.actor())) {
            draft.breathe();
            admit(event, event.actor());
        }
        var text = wording.remark(bindings, outcome, "think.value." + value, "think.any");
        if (text != null) {
            draft.tell(text, event.id());
            thoughts++;
        }
    }

    /** Lets a pronoun stand for one of two people of different pronouns who have just had to do with each other. */
    private void admit(Event event, @Nullable String slug) {
        admit(event, true, slug);
    }

    /** The same; of an event that answers nothing only the paragraph before can leave no doubt who is meant. */
    void admit(Event event, boolean reply, @Nullable String slug) {
        var one = casting.figure(event.actor());
        var other = casting.figure(event.target());
        var figure = casting.figure(slug);
        if (reply && one != null && other != null && figure != null && one.pronouns() != other.pronouns()) {
            memory.mentions.admitOnly(figure);
        } else if (figure != null) {
            memory.mentions.admitLone(figure);
        }
    }

    private void show(Event event, String mark, String prefix) {
        var bindings =
                new Bindings().person("A", casting.figure(event.target())).person("T", casting.figure(event.actor()));
        if (!draft.spokenBy(event.target())) {
            draft.breathe();
            admit(event, event.target());
        }
        var text = wording.remark(bindings, prefix + mark, "cue." + mark);
        if (text != null) {
            draft.tell(text, event.id());
            cues++;
        }
    }

    /** Says plainly at the end of a scene what has changed. */
    void sum(Span span) {
        var last = span.strands().stream()
                .filter(strand -> strand.full() && memory.told(strand.head().id()) != null)
                .max(Comparator.comparingDouble(Span.Strand::weight))
                .orElse(null);
        if (last == null || memory.brief || !wording.dice().chance(0.6)) {
            return;
        }
        var events = new ArrayList<Event>();
        events.add(last.head());
        events.addAll(last.replies());
        for (var event : events) {
            var outcome = Outcome.of(event, casting);
            if (outcome != null && memory.first("now/" + outcome.key() + "/" + event.id())) {
                var text = wording.remark(outcome.bindings(), outcome.key());
                if (text != null) {
                    draft.breathe();
                    draft.tell(text, event.id());
                }
                return;
            }
        }
    }

    /** The text after words that join it to what stands before, if it begins so that it can follow them. */
    String linked(String key, String text, Event event, Bindings bindings) {
        var actor = casting.figure(event.actor());
        if (!placed) {
            placed = true;
            return placed(text, event);
        }
        if (key.isEmpty() || actor == null || !wording.dice().chance(0.45) || !begins(text, actor)) {
            return text;
        }
        var words = wording.phrase(Frame.Kind.PHRASE, bindings, "", key);
        return words == null ? text : words + " " + draft.decapital(text);
    }

    private String placed(String text, Event event) {
        var place = casting.placeName(event.place());
        var words = place == null || text.startsWith("“") || text.contains(Nouns.bare(place))
                ? null
                : wording.phrase(Frame.Kind.PHRASE, new Bindings().text("P", place), "", "link.place");
        return words == null ? text : Typography.capital(words) + " " + draft.decapital(text);
    }

    private static boolean begins(String text, Figure actor) {
        return text.startsWith(actor.shortName() + " ")
                || text.startsWith(actor.pronouns().pronoun(Case.SUBJECT) + " ")
                || text.startsWith("the " + actor.role() + " ")
                || text.startsWith(Typography.capital(actor.pronouns().pronoun(Case.SUBJECT)) + " ")
                || text.startsWith("The " + actor.role() + " ");
    }

    /** A happening's text after words that join it to what stands before, if it begins so that it can follow them. */
    String struck(String text) {
        var space = text.indexOf(' ');
        if (space < 0
                || !ARTICLES.contains(text.substring(0, space))
                || !wording.dice().chance(0.4)) {
            return text;
        }
        var words = wording.phrase(Frame.Kind.PHRASE, new Bindings(), "", "link.strike");
        return words == null ? text : Typography.capital(words) + " " + draft.decapital(text);
    }

    /** Lets somebody notice what happened. */
    void shock(Event event) {
        var seen = event.observers().stream()
                .filter(slug -> memory.mentions.knows(slug) && casting.open(slug))
                .toList();
        if (seen.isEmpty() || memory.shocks >= MOST_SHOCKS || !wording.dice().chance(memory.shocks == 0 ? 0.5 : 0.3)) {
            return;
        }
        var who = seen.contains(memory.focaliser)
                ? memory.focaliser
                : seen.get(wording.dice().below(seen.size()));
        var figure = casting.figure(who);
        var text = wording.remark(
                new Bindings()
                        .person("A", figure)
                        .text("N", Typography.polish(casting.scenario().threat().name())),
                event.type() + ".seen",
                "shock");
        if (text != null) {
            memory.shocks++;
            draft.tell(text, event.id());
        }
    }

    /** Says that something was tried to no purpose. */
    void fruitless(Event event, Bindings bindings) {
        draft.breathe();
        var text = wording.remark(bindings, event.type() + ".fail", "speech.fail");
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
