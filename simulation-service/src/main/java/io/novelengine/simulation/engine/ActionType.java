package io.novelengine.simulation.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of act.
 *
 * @param id such as {@code ask-about}
 * @param category movement, perception, talk, things, conflict, care, inner or group
 * @param takes slots the act must fill
 * @param mayTake slots the act may fill
 * @param needs what must hold, in the actor's belief to be tried and in truth to succeed
 * @param test what decides its success; null if nothing can fail
 * @param traits how much the act expresses openness, conscientiousness, extraversion, agreeableness, neuroticism
 * @param serves values the act serves
 * @param offends values the act goes against
 * @param tension change of tension when it succeeds
 * @param onSuccess what the target feels for the actor after success
 * @param onFailure what the target feels for the actor after failure
 * @param actorMood change of the actor's mood
 * @param targetMood change of the target's mood
 * @param replies ids of acts that can answer it
 * @param does word for what it changes in the world; empty for nothing but feelings
 * @param tags such as speech, kind, wrong, grave, covert, decisive, turning, reply, quest, light, quiet
 * @param meaning one sentence, A the actor, T the target, B the person spoken of
 */
public record ActionType(
        int index,
        String id,
        String category,
        List<Slot> takes,
        List<Slot> mayTake,
        List<Need> needs,
        @Nullable Test test,
        List<Double> traits,
        List<Value> serves,
        List<Value> offends,
        double tension,
        Feelings onSuccess,
        Feelings onFailure,
        double actorMood,
        double targetMood,
        List<String> replies,
        String does,
        List<String> tags,
        String meaning) {

    /** What an act can be about. */
    public enum Slot {
        TARGET,
        ABOUT,
        ITEM,
        SECRET,
        PLACE
    }

    /**
     * How success is decided.
     *
     * @param skill the actor's skill
     * @param resistance the target's skill or {@code conscientious}; empty if only the difficulty resists
     * @param difficulty 0 to 1
     */
    public record Test(String skill, String resistance, double difficulty) {}

    /** Changes on the six axes of what one person feels for another. */
    public record Feelings(double affinity, double trust, double respect, double fear, double attraction, double debt) {

        /** No change. */
        public static final Feelings NONE = new Feelings(0, 0, 0, 0, 0, 0);
    }

    /** True if the act is done with words. */
    public boolean isSpeech() {
        return tags.contains("speech");
    }

    /** True if the act carries the tag. */
    public boolean is(String tag) {
        return tags.contains(tag);
    }
}
