package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Event;
import io.novelengine.simulation.engine.Happening;
import io.novelengine.simulation.engine.Phase;
import io.novelengine.simulation.engine.Turn;
import io.novelengine.simulation.narrator.Span.Strand;
import io.novelengine.simulation.narrator.frames.Dice;
import io.novelengine.simulation.narrator.frames.Frame;
import io.novelengine.simulation.narrator.frames.Lexicon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a turn is told, and where.
 *
 * @param spans the chief place first
 * @param missed acts that matter and are not told now
 */
record Selection(List<Span> spans, List<Event> missed) {

    private static final Set<String> WALKING = Set.of("go", "follow", "scout", "slip-away");
    private static final Set<String> IDLE =
            Set.of("rest", "work", "watch", "pray", "hesitate", "reflect", "remember", "watch-over");

    private static final double ELSEWHERE = 0.85;
    private static final double MISSED = 0.45;
    private static final double AGAIN = 0.8;
    private static final double UNTOLD_THREATS = 0.4;
    private static final double CIVIL = 0.7;
    private static final double QUIET = 0.35;
    private static final double TALKATIVE = 0.7;
    private static final double CHATTERING = 0.1;

    /** Decides. */
    static Selection of(Turn turn, Memory memory, Dice dice) {
        var strands = strands(turn, memory).stream()
                .filter(strand -> !passed(turn, strand.head(), dice))
                .toList();
        var weights = new LinkedHashMap<String, Double>();
        for (var strand : strands) {
            weights.merge(strand.head().place(), strand.weight(), Double::sum);
        }
        if (weights.isEmpty()) {
            return new Selection(List.of(), List.of());
        }
        weights.computeIfPresent(memory.place, (place, weight) -> weight * 1.25 + 0.1);
        var places = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        var spans = new ArrayList<Span>();
        var room = room(turn.phase());
        spans.add(span(turn, places.getFirst(), strands, room, true));
        for (var i = 1; i < places.size() && spans.size() < 2; i++) {
            var place = places.get(i);
            var best = strands.stream()
                    .filter(strand -> strand.head().place().equals(place))
                    .mapToDouble(Strand::weight)
                    .max()
                    .orElse(0);
            if (best > ELSEWHERE || must(strands, place)) {
                spans.add(span(turn, place, strands, best > ELSEWHERE ? 1 : 0, false));
            }
        }
        spans.removeIf(span -> span.strands().isEmpty());
        return new Selection(List.copyOf(spans), missed(strands, spans));
    }

    /** Whether a step of the threat is passed over: early in the story, when nothing of the turn hangs on it. */
    private static boolean passed(Turn turn, Event event, Dice dice) {
        return event.type().equals(Happening.THREAT)
                && (turn.phase() == Phase.OPENING || turn.phase() == Phase.RISING)
                && dice.branch("threat").branch(turn.number()).chance(UNTOLD_THREATS)
                && turn.events().stream().noneMatch(other -> other.causes().contains(event.id()));
    }

    private static List<Event> missed(List<Strand> strands, List<Span> spans) {
        return strands.stream()
                .filter(strand -> strand.head().isAct() && strand.weight() > MISSED)
                .filter(strand -> strand.head().outcome() == Event.Outcome.SUCCESS)
                .filter(strand -> spans.stream()
                        .flatMap(span -> span.strands().stream())
                        .noneMatch(told -> told.head() == strand.head()))
                .map(Strand::head)
                .toList();
    }

    private static boolean must(List<Strand> strands, String place) {
        return strands.stream()
                .anyMatch(strand ->
                        strand.head().place().equals(place) && !strand.head().isAct());
    }

    private static int room(Phase phase) {
        return switch (phase) {
            case OPENING, FALLING -> 3;
            case RISING -> 3;
            case CRISIS -> 4;
            case CLIMAX -> 5;
        };
    }

    private static Span span(Turn turn, String place, List<Strand> strands, int room, boolean chief) {
        var here = strands.stream()
                .filter(strand -> strand.head().place().equals(place))
                .toList();
        var ranked = here.stream()
                .sorted(Comparator.comparingDouble(Strand::weight).reversed())
                .toList();
        var full = new HashMap<String, Boolean>();
        var shown = 0;
        for (var strand : ranked) {
            if (!strand.head().isAct()) {
                full.put(strand.head().id(), true);
            } else if (shown < room && !WALKING.contains(strand.head().type())) {
                full.put(strand.head().id(), true);
                shown++;
            } else if (chief
                    && shown < room + 2
                    && !WALKING.contains(strand.head().type())
                    && strand.weight() > 0.3) {
                full.put(strand.head().id(), false);
                shown++;
            }
        }
        var told = here.stream()
                .filter(strand -> full.containsKey(strand.head().id()))
                .map(strand -> full.getOrDefault(strand.head().id(), false) ? strand : strand.inPassing())
                .toList();
        var arrivals = turn.events().stream()
                .filter(event -> WALKING.contains(event.type()) || event.type().equals("lead"))
                .filter(event -> place.equals(event.destination()))
                .toList();
        return new Span(place, told, arrivals, chief);
    }

    private static List<Strand> strands(Turn turn, Memory memory) {
        var heads = new LinkedHashMap<String, Event>();
        var replies = new LinkedHashMap<String, List<Event>>();
        var root = new HashMap<String, String>();
        for (var event : turn.events()) {
            if (event.type().equals(Happening.OPENING) || event.type().equals(Happening.ENDING)) {
                continue;
            }
            var head = event.replyTo() == null ? null : root.get(event.replyTo());
            if (head != null) {
                root.put(event.id(), head);
                replies.computeIfAbsent(head, any -> new ArrayList<>()).add(event);
            } else {
                root.put(event.id(), event.id());
                heads.put(event.id(), event);
                replies.put(event.id(), new ArrayList<>());
            }
        }
        var out = new ArrayList<Strand>();
        heads.forEach((id, head) -> {
            var answers = List.copyOf(replies.get(id));
            out.add(new Strand(head, answers, weight(head, answers, memory), true));
        });
        return out;
    }

    private static boolean spoken(Event event) {
        return !Lexicon.builtIn().of(event.type(), Frame.Kind.LINE).isEmpty();
    }

    private static double weight(Event head, List<Event> replies, Memory memory) {
        var weight = head.salience() + Math.abs(head.tensionAfter() - head.tensionBefore());
        for (var reply : replies) {
            weight += reply.salience() * 0.4;
        }
        if (!head.isAct()) {
            return weight + 0.5;
        }
        weight += head.has("climax") ? 0.6 : 0;
        weight += head.has("decisive") ? 0.15 : 0;
        weight += head.has("turning") ? 0.08 : 0;
        weight += head.patterns().isEmpty() ? 0 : 0.2;
        weight += head.actor().equals(memory.focaliser) ? 0.05 : 0;
        weight *= head.patterns().isEmpty() && (head.has("kind") || head.has("care")) ? CIVIL : 1;
        for (var again = head.has("climax") ? 0 : memory.times(head.type()); again > 0; again--) {
            weight *= AGAIN;
        }
        if (memory.quiet() && spoken(head)) {
            weight += QUIET;
        }
        if (memory.talkative() && spoken(head)) {
            weight *= memory.chattering() ? CHATTERING : TALKATIVE;
        }
        if (IDLE.contains(head.type())) {
            weight *= 0.6;
        }
        if (WALKING.contains(head.type())) {
            weight *= 0.3;
        }
        return weight;
    }
}
