package io.novelengine.simulation.narrator.frames;

import java.util.List;
import java.util.Set;

/** The conditions that a frame can carry; of one group any may hold, of several groups each must. */
public final class Tags {

    private static final Set<String> REGISTERS = Set.of("formal", "plain", "rough", "ornate");
    private static final List<Set<String>> GROUPS = List.of(
            Set.of("inside", "outside"),
            Set.of("dawn", "morning", "noon", "afternoon", "evening", "night"),
            Set.of("fog", "rain", "snow", "wind", "storm", "clear", "heat", "still"),
            Set.of("opening", "rising", "crisis", "climax", "falling"),
            Set.of("warm", "cold"),
            Set.of("pair", "crowd"));

    private Tags() {}

    /** Whether a word is a tag at all. */
    static boolean known(String tag) {
        return tag.equals("wry") || REGISTERS.contains(tag) || GROUPS.stream().anyMatch(group -> group.contains(tag));
    }

    /** Whether a frame with these tags fits the conditions, the speaker's register and the teller's tone. */
    public static boolean hold(Set<String> tags, Set<String> conditions, String register, boolean wry) {
        if (tags.isEmpty()) {
            return true;
        }
        if (tags.contains("wry") && !wry || !register.isEmpty() && has(tags, REGISTERS) && !tags.contains(register)) {
            return false;
        }
        for (var group : GROUPS) {
            if (has(tags, group) && tags.stream().noneMatch(tag -> group.contains(tag) && conditions.contains(tag))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a frame is made for this register. */
    public static boolean speaks(Set<String> tags, String register) {
        return tags.contains(register);
    }

    private static boolean has(Set<String> tags, Set<String> group) {
        for (var tag : tags) {
            if (group.contains(tag)) {
                return true;
            }
        }
        return false;
    }
}
