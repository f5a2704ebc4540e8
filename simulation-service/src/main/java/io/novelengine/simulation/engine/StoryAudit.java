package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be measured of a story from its events alone.
 *
 * @param faults what could not have happened, by replay; empty for a sound story
 * @param causalDensity share of events with an earlier cause
 * @param orphanShare share of events that neither have a cause nor are one
 * @param longestChain events in the longest chain of causes
 * @param arcFit rank correlation of tension with the arc's target, -1 to 1
 * @param peak turn of the highest tension
 * @param silent slugs of those who never act
 * @param divergence mean Jensen-Shannon divergence of what characters do, pairwise, 0 to 1
 * @param gini how uneven the acts are spread over the cast, 0 for even
 * @param places different places where something happened
 * @param repeats share of acts that the same actor had done before with the same slots
 * @param payoff share of weighty items and secrets that come up in more than one event, of those that come up
 */
public record StoryAudit(
        List<String> faults,
        double causalDensity,
        double orphanShare,
        int longestChain,
        double arcFit,
        int peak,
        List<String> silent,
        double divergence,
        double gini,
        int places,
        double repeats,
        double payoff) {

    /** Audits a story, finished or not. */
    public static StoryAudit of(Story story) {
        List<Event> events = story.events();
        Ledger ledger = new Ledger(story.setup());
        events.forEach(ledger::replay);
        Set<String> causes = new HashSet<>();
        events.forEach(event -> causes.addAll(event.causes()));
        double size = Math.max(1, events.size());
        double caused =
                events.stream().filter(event -> !event.causes().isEmpty()).count();
        double orphans = events.stream()
                .filter(event -> event.causes().isEmpty() && !causes.contains(event.id()))
                .count();
        List<Event> acts = events.stream().filter(Event::isAct).toList();
        Map<String, int[]> profiles = profiles(story.setup().cast(), acts);
        double[] tension = story.turns().stream().mapToDouble(Turn::tension).toArray();
        double[] target =
                story.turns().stream().mapToDouble(Turn::targetTension).toArray();
        return new StoryAudit(
                List.copyOf(ledger.faults()),
                caused / size,
                orphans / size,
                chain(events),
                Statistics.spearman(tension, target),
                peak(tension),
                silent(story.setup().cast(), acts),
                divergence(List.copyOf(profiles.values())),
                Statistics.gini(profiles.values().stream()
                        .map(profile -> Arrays.stream(profile).sum())
                        .toList()),
                (int) acts.stream().map(Event::place).distinct().count(),
                repeats(acts),
                payoff(story, events));
    }

    private static Map<String, int[]> profiles(List<Persona> cast, List<Event> acts) {
        Map<String, int[]> profiles = new LinkedHashMap<>();
        cast.forEach(
                persona -> profiles.put(persona.slug(), new int[Actions.all().size()]));
        for (Event act : acts) {
            int[] profile = profiles.get(act.actor());
            if (profile != null) {
                profile[Actions.get(act.type()).index()]++;
            }
        }
        return profiles;
    }

    private static int chain(List<Event> events) {
        Map<String, Integer> length = new HashMap<>();
        int longest = 0;
        for (Event event : events) {
            int before = 0;
            for (String cause : event.causes()) {
                before = Math.max(before, length.getOrDefault(cause, 0));
            }
            length.put(event.id(), before + 1);
            longest = Math.max(longest, before + 1);
        }
        return longest;
    }

    private static int peak(double[] tension) {
        int peak = 0;
        for (int i = 1; i < tension.length; i++) {
            peak = tension[i] > tension[peak] ? i : peak;
        }
        return peak + 1;
    }

    private static List<String> silent(List<Persona> cast, List<Event> acts) {
        return cast.stream()
                .map(Persona::slug)
                .filter(slug -> acts.stream().noneMatch(act -> act.actor().equals(slug)))
                .toList();
    }

    private static double divergence(List<int[]> profiles) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < profiles.size(); i++) {
            for (int j = i + 1; j < profiles.size(); j++) {
                sum += Statistics.divergence(profiles.get(i), profiles.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private static double repeats(List<Event> acts) {
        Set<List<Object>> seen = new HashSet<>();
        int repeats = 0;
        for (Event act : acts) {
            List<Object> slots = new ArrayList<>();
            slots.add(act.actor());
            slots.add(act.type());
            slots.add(String.valueOf(act.target()));
            slots.add(String.valueOf(act.about()));
            slots.add(String.valueOf(act.item()));
            slots.add(String.valueOf(act.secret()));
            slots.add(String.valueOf(act.destination()));
            repeats += seen.add(slots) ? 0 : 1;
        }
        return acts.isEmpty() ? 0 : repeats / (double) acts.size();
    }

    private static double payoff(Story story, List<Event> events) {
        Map<String, Integer> uses = new HashMap<>();
        for (Event event : events) {
            String item = event.item();
            String secret = event.secret();
            if (item != null && story.thing(item).stake() >= .4) {
                uses.merge(item, 1, Integer::sum);
            }
            if (secret != null) {
                uses.merge(secret, 1, Integer::sum);
            }
        }
        long again = uses.values().stream().filter(count -> count > 1).count();
        return uses.isEmpty() ? 1 : again / (double) uses.size();
    }
}
