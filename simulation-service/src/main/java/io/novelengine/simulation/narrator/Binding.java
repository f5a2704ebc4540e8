package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Phase;
import io.novelengine.simulation.engine.Turn;
import io.novelengine.simulation.narrator.frames.Bindings;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Lexicon;
import io.novelengine.simulation.narrator.frames.Mentions;
import io.novelengine.simulation.narrator.frames.Realiser;
import io.novelengine.simulation.narrator.grammar.Tense;
import io.novelengine.simulation.narrator.grammar.Typography;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds passages into chapters with titles, and writes the synopsis. */
final class Binding {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 12;
    private static final int SYNOPSIS_ACTS = 4;
    private static final Set<String> SMALL = Set.of(
            "a", "an", "the", "of", "to", "in", "on", "at", "and", "or", "but", "for", "by", "from", "with", "is",
            "as");

    private final Telling telling;
    private final Casting casting;
    private final Dice dice;
    private final Set<String> used = new HashSet<>();

    Binding(Telling telling) {
        this.telling = telling;
        this.casting = telling.casting.told();
        this.dice = telling.dice.branch("chapters");
    }

    Chronicle bind(List<Turn> turns, List<Passage> passages) {
        var chapters = new ArrayList<Chapter>();
        for (var part : parts(turns)) {
            var numbers = part.stream().map(Turn::number).toList();
            var own = passages.stream()
                    .filter(passage -> numbers.contains(passage.turn()))
                    .toList();
            chapters.add(new Chapter(chapters.size() + 1, title(part), own));
        }
        var paragraphs = passages.stream()
                .flatMap(passage -> passage.paragraphs().stream())
                .map(Paragraph::text)
                .toList();
        return new Chronicle(
                Typography.polish(casting.scenario().title()),
                synopsis(turns),
                paragraphs.isEmpty() ? "" : paragraphs.getFirst(),
                paragraphs.isEmpty() ? "" : paragraphs.getLast(),
                chapters);
    }

    private static List<List<Turn>> parts(List<Turn> turns) {
        var parts = new ArrayList<List<Turn>>();
        var part = new ArrayList<Turn>();
        for (var i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            var turning = i > 0 && stage(turn.phase()) != stage(turns.get(i - 1).phase());
            if (!part.isEmpty()
                    && (turning && part.size() >= SHORTEST && turns.size() - i >= SHORTEST - 1
                            || part.size() >= LONGEST)) {
                parts.add(List.copyOf(part));
                part.clear();
            }
            part.add(turn);
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }

    private static int stage(Phase phase) {
        return switch (phase) {
            case OPENING -> 0;
            case RISING -> 1;
            case CRISIS -> 2;
            case CLIMAX, FALLING -> 3;
        };
    }

    private String title(List<Turn> part) {
        var events = part.stream()
                .flatMap(turn -> turn.events().stream())
                .filter(Event::isAct)
                .filter(event -> event.outcome() == Event.Outcome.SUCCESS)
                .sorted(Comparator.comparingDouble((Event event) ->
                                event.salience() + (event.patterns().isEmpty() ? 0 : 0.5))
                        .reversed())
                .toList();
        for (var event : events) {
            var slots = Slots.of(event, casting, telling.memory);
            for (var pattern : event.patterns()) {
                var title = words("title." + pattern, slots);
                if (title != null) {
                    return title;
                }
            }
            var title = words("title." + event.type(), slots);
            if (title != null) {
                return title;
            }
        }
        var title = words(
                "title.any",
                new Bindings()
                        .text("N", Typography.polish(casting.scenario().threat().name())));
        return title == null ? "Chapter" : title;
    }

    private @Nullable String words(String key, Bindings slots) {
        var open = Lexicon.builtIn().of(key, Frame.Kind.PHRASE).stream()
                .filter(slots::fits)
                .filter(frame -> !used.contains(frame.id()))
                .toList();
        if (open.isEmpty()) {
            return null;
        }
        var frame = open.get(dice.below(open.size()));
        used.add(frame.id());
        var mentions = known();
        return titled(Typography.polish(new Realiser(mentions, Tense.PRESENT, dice).realise(frame, slots)));
    }

    private Mentions known() {
        var mentions = new Mentions();
        casting.setup().cast().forEach(persona -> mentions.introduce(persona.slug()));
        return mentions;
    }

    private static String titled(String text) {
        var out = new ArrayList<String>();
        for (var word : text.split(" ")) {
            out.add(out.isEmpty() || !SMALL.contains(word) ? Typography.capital(word) : word);
        }
        return String.join(" ", out);
    }

    private String synopsis(List<Turn> turns) {
        var mentions = new Mentions();
        var out = new ArrayList<String>();
        var pairs = Rivals.of(casting);
        if (!pairs.isEmpty()) {
            var pair = pairs.getFirst();
            var slots = new Bindings()
                    .person("A", casting.figure(pair.one()))
                    .text("G", casting.aimText(pair.one()))
                    .person("T", casting.figure(pair.other()))
                    .text("X", casting.aimText(pair.other()));
            sentence(pair.other().isEmpty() ? "synopsis.single" : "synopsis.rivals", slots, mentions, out);
        }
        turns.stream()
                .flatMap(turn -> turn.events().stream())
                .filter(event -> event.isAct() && event.outcome() == Event.Outcome.SUCCESS)
                .sorted(Comparator.comparingDouble(Event::salience).reversed())
                .filter(event ->
                        !Lexicon.builtIn().of(event.type(), Frame.Kind.PHRASE).isEmpty())
                .limit(SYNOPSIS_ACTS)
                .sorted(Comparator.comparingInt(Event::turn).thenComparingInt(Event::seq))
                .forEach(event -> gist(event, mentions, out));
        for (var fate : Fates.of(casting, telling.memory.fates)) {
            var slots =
                    new Bindings().person("A", casting.figure(fate.person())).text("G", casting.aimText(fate.person()));
            sentence("synopsis." + fate.kind(), slots, mentions, out);
            break;
        }
        return String.join(" ", out);
    }

    private void sentence(String key, Bindings slots, Mentions mentions, List<String> out) {
        var frames = Lexicon.builtIn().of(key, Frame.Kind.SENTENCE).stream()
                .filter(slots::fits)
                .toList();
        if (!frames.isEmpty()) {
            var frame = frames.get(dice.below(frames.size()));
            out.add(Typography.sentence(new Realiser(mentions, Tense.PRESENT, dice).realise(frame, slots)));
            mentions.sentence();
        }
    }

    private void gist(Event event, Mentions mentions, List<String> out) {
        var slots = Slots.of(event, casting, telling.memory);
        var actor = casting.figure(event.actor());
        var frames = Lexicon.builtIn().of(event.type(), Frame.Kind.PHRASE).stream()
                .filter(slots::fits)
                .toList();
        if (actor != null && !frames.isEmpty()) {
            var realiser = new Realiser(mentions, Tense.PRESENT, dice);
            var subject = realiser.subject(actor);
            out.add(Typography.sentence(
                    subject + " " + realiser.predicate(frames.getFirst(), slots, realiser.plural())));
            mentions.sentence();
        }
    }
}
