package io.novelengine.simulation.engine;

/**
 * Something a person of the story pursues.
 *
 * @param id {@code <slug>/<n>}
 * @param kind as in {@link Scenario.RoleGoal#kind()}
 * @param object id of an item, secret or place, or slug of a person
 * @param to slug of the receiver, for {@code deliver}; else empty
 * @param text infinitive phrase
 * @param weight 0 to 1
 * @param rival slug of the one whose aim conflicts; empty if none
 * @param origin {@code role}, {@code ally}, {@code drive}, {@code turn} (taken up during the story) or {@code intervention}
 */
public record Aim(
        String id, String kind, String object, String to, String text, double weight, String rival, String origin) {}
