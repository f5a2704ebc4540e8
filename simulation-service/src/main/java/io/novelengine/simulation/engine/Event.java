package io.novelengine.simulation.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param id {@code t<turn>-<seq>}
 * @param turn from 1; 0 for what stood before the first turn
 * @param seq from 1 within the turn
 * @param type id of an {@link ActionType}, or one of {@link Happening}
 * @param actor slug; empty for a happening that nobody did
 * @param target slug of the person it was done to
 * @param about slug of a third person spoken of
 * @param item id from {@link Thing}
 * @param secret id from {@link Matter}
 * @param place id of the place where it happened
 * @param destination id of the place gone to, closed or opened
 * @param text words given by the scenario or by an intervention; empty for acts
 * @param reasons motives that decided, largest first; empty for happenings
 * @param alternatives what else the actor weighed, best first
 * @param aim id of the {@link Aim} it served
 * @param replyTo id of the event it answers
 * @param causes ids of earlier events without which it would not have happened so
 * @param observers slugs of those who noticed, the actor included
 * @param effects what changed
 * @param tags from the action type, and {@code climax}, {@code mistaken}, {@code caught}, {@code unseen}
 * @param tensionBefore 0 to 1
 * @param tensionAfter 0 to 1
 * @param salience 0 to 1: how much a teller should make of it
 * @param patterns kinds of the story patterns it completes
 */
public record Event(
        String id,
        int turn,
        int seq,
        String type,
        String actor,
        @Nullable String target,
        @Nullable String about,
        @Nullable String item,
        @Nullable String secret,
        String place,
        @Nullable String destination,
        String text,
        Outcome outcome,
        List<Reason> reasons,
        List<Option> alternatives,
        @Nullable String aim,
        @Nullable String replyTo,
        List<String> causes,
        List<String> observers,
        List<Effect> effects,
        List<String> tags,
        double tensionBefore,
        double tensionAfter,
        double salience,
        List<String> patterns) {

    /** What became of an attempt. */
    public enum Outcome {
        SUCCESS,
        PARTIAL,
        FAIL
    }

    /** A motive and how much it weighed; a negative weight spoke against. */
    public record Reason(String motive, double weight) {}

    /** Something the actor weighed and did not do. */
    public record Option(
            String type,
            @Nullable String target,
            @Nullable String about,
            @Nullable String item,
            @Nullable String secret,
            @Nullable String destination,
            double utility,
            List<Reason> reasons) {}

    /** True if somebody of the cast did it. */
    public boolean isAct() {
        return !actor.isEmpty();
    }

    /** True if it carries the tag. */
    public boolean has(String tag) {
        return tags.contains(tag);
    }
}
