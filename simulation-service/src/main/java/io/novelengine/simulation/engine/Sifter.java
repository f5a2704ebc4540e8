package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.PatternRule.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds story patterns as they grow, and lets the director nurse those that lack their last step. */
final class Sifter {

    private static final int MOST = 96;
    private static final List<PatternRule> RULES = PatternRule.ALL;

    private final Stage stage;
    private final List<Pattern> found = new ArrayList<>();

    Sifter(Stage stage) {
        this.stage = stage;
    }

    List<Pattern> found() {
        return found;
    }

    /** Advances what this act fits and returns the kinds it completes. */
    List<String> observe(State state, Candidate act, boolean came) {
        List<String> kinds = new ArrayList<>();
        if (!came) {
            return kinds;
        }
        List<Partial> next = new ArrayList<>(state.partials.size() + 4);
        for (Partial partial : state.partials) {
            PatternRule rule = RULES.get(partial.pattern());
            Partial grown = grow(rule, partial, act, state);
            if (grown == null) {
                next.add(partial);
            } else if (grown.step() < rule.steps().size()) {
                next.add(grown);
            } else if (!kinds.contains(rule.kind())) {
                kinds.add(rule.kind());
                found.add(pattern(rule, grown));
            }
        }
        for (int r = 0; r < RULES.size(); r++) {
            Partial empty = new Partial(r, 0, -1, -1, -1, -1, new int[0]);
            Partial begun = grow(RULES.get(r), empty, act, state);
            if (begun != null && !known(next, begun)) {
                next.add(begun);
            }
        }
        state.partials = List.copyOf(next.size() > MOST ? next.subList(next.size() - MOST, next.size()) : next);
        state.patternsFound += kinds.size();
        return kinds;
    }

    private static boolean known(List<Partial> partials, Partial begun) {
        for (Partial partial : partials) {
            if (partial.pattern() == begun.pattern()
                    && partial.x() == begun.x()
                    && partial.y() == begun.y()
                    && partial.z() == begun.z()
                    && partial.secret() == begun.secret()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Partial grow(PatternRule rule, Partial partial, Candidate act, State state) {
        Step step = rule.steps().get(partial.step());
        if (!step.types().get(act.type.index())) {
            return null;
        }
        int[] bound = {partial.x(), partial.y(), partial.z()};
        if (!bind(bound, step.who(), act.actor) || step.whom() >= 0 && !bind(bound, step.whom(), act.target)) {
            return null;
        }
        int secret = partial.secret();
        if (step.sameSecret()) {
            if (act.secret < 0 || secret >= 0 && secret != act.secret) {
                return null;
            }
            secret = act.secret;
        }
        int[] events = partial.events();
        if (step.later() && events.length > 0 && events[events.length - 1] / 1000 >= state.turn) {
            return null;
        }
        int[] more = Arrays.copyOf(events, events.length + 1);
        more[events.length] = state.now();
        return new Partial(partial.pattern(), partial.step() + 1, bound[0], bound[1], bound[2], secret, more);
    }

    private static boolean bind(int[] bound, int variable, int person) {
        if (person < 0) {
            return false;
        }
        for (int v = 0; v < bound.length; v++) {
            if (v != variable && bound[v] == person) {
                return false;
            }
        }
        if (bound[variable] < 0) {
            bound[variable] = person;
        }
        return bound[variable] == person;
    }

    private Pattern pattern(PatternRule rule, Partial partial) {
        List<String> people = new ArrayList<>();
        for (int person : new int[] {partial.x(), partial.y(), partial.z()}) {
            if (person >= 0) {
                people.add(stage.slug(person));
            }
        }
        List<String> events = new ArrayList<>();
        for (int event : partial.events()) {
            events.add(State.eventId(event));
        }
        return new Pattern(rule.kind(), List.copyOf(people), List.copyOf(events));
    }

    /** Wishes for acts of this person that would complete a pattern. */
    void nurse(State state, int actor, Wishes wishes) {
        List<Partial> partials = state.partials;
        for (int k = 0; k < partials.size(); k++) {
            Partial partial = partials.get(k);
            Step step = RULES.get(partial.pattern()).steps().get(partial.step());
            int who = variable(partial, step.who());
            int whom = variable(partial, step.whom());
            int last = partial.events()[partial.events().length - 1];
            if (who != actor || whom == actor || step.later() && last / 1000 >= state.turn) {
                continue;
            }
            for (int type = step.types().nextSetBit(0);
                    type >= 0;
                    type = step.types().nextSetBit(type + 1)) {
                wishes.add(
                        type, whom, -1, -1, step.sameSecret() ? partial.secret() : -1, -1, .14, Motive.PATTERN, k + 1);
            }
        }
    }

    private static int variable(Partial partial, int variable) {
        return switch (variable) {
            case 0 -> partial.x();
            case 1 -> partial.y();
            case 2 -> partial.z();
            default -> -1;
        };
    }

    static String kind(State state, int ref) {
        return RULES.get(state.partials.get(ref - 1).pattern()).kind();
    }
}
