package io.novelengine.analytics;

import io.novelengine.shared.contract.RunEnded;
import io.novelengine.shared.contract.RunQueued;
import io.novelengine.shared.contract.RunStarted;
import io.novelengine.shared.contract.SuiteEvent;
import io.novelengine.shared.contract.TurnCommitted;
import io.novelengine.shared.contract.TurnCommitted.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The events of one made-up run. */
public record Story(UUID run, List<SuiteEvent> events) {

    static final List<String> CAST = List.of("alice", "hatter", "queen", "rabbit");
    static final List<String> TYPES = List.of("ask", "flee", "give", "threaten");
    static final List<String> OUTCOMES = List.of("SUCCESS", "PARTIAL", "FAIL");

    public static Story of(RandomGenerator dice, int turns) {
        return of(new UUID(dice.nextLong(), dice.nextLong()), dice, turns, "garden", "rules");
    }

    public static Story of(UUID run, RandomGenerator dice, int turns, String scenario, String mind) {
        var events = new ArrayList<SuiteEvent>();
        events.add(new RunQueued(run, "A story", scenario, CAST, turns, mind));
        events.add(new RunStarted(run, dice.nextInt(1000)));
        for (var number = 1; number <= turns; number++) {
            events.add(new TurnCommitted(run, number, acts(dice), dice.nextInt(200), "digest " + number));
        }
        events.add(new RunEnded(run, "COMPLETED", turns, 1 + dice.nextInt(5000), null));
        return new Story(run, List.copyOf(events));
    }

    private static List<Act> acts(RandomGenerator dice) {
        return IntStream.range(0, dice.nextInt(5))
                .mapToObj(n -> new Act(
                        CAST.get(dice.nextInt(CAST.size())),
                        TYPES.get(dice.nextInt(TYPES.size())),
                        dice.nextBoolean() ? CAST.get(dice.nextInt(CAST.size())) : null,
                        OUTCOMES.get(dice.nextInt(OUTCOMES.size()))))
                .toList();
    }

    public long turns() {
        return turnsOf().size();
    }

    public long acts() {
        return turnsOf().stream().mapToLong(turn -> turn.acts().size()).sum();
    }

    public long words() {
        return turnsOf().stream().mapToLong(TurnCommitted::words).sum();
    }

    public List<TurnCommitted> turnsOf() {
        return events.stream()
                .filter(TurnCommitted.class::isInstance)
                .map(TurnCommitted.class::cast)
                .toList();
    }
}
