package io.novelengine.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A story between two turns; never changes. Replaying the turns from the beginning gives an equal one. */
public final class World {

    private final State state;
    private final @Nullable Ending ending;

    World(State state, @Nullable Ending ending) {
        this.state = state;
        this.ending = ending;
    }

    State state() {
        return state;
    }

    /** What the story follows from. */
    public Setup setup() {
        return state.stage.setup;
    }

    /** Turns played. */
    public int turn() {
        return state.turn;
    }

    /** Decisions weighed so far, by all. */
    public long decisions() {
        return state.decisions;
    }

    /** From 0 to 1. */
    public double tension() {
        return state.tension;
    }

    /** How it ended; null while it is not over. */
    public @Nullable Ending ending() {
        return ending;
    }

    /** Who was cast as what, in cast order. */
    public List<Part> parts() {
        Stage stage = state.stage;
        List<Part> parts = new ArrayList<>();
        for (int person = 0; person < stage.people; person++) {
            int role = stage.roleOf[person];
            parts.add(new Part(
                    stage.slug(person),
                    role < 0 ? "" : setup().scenario().roles().get(role).id(),
                    stage.leads[person],
                    stage.opening.get(person).stream().map(Goal::aim).toList(),
                    stage.placeId(stage.startAt[person])));
        }
        return List.copyOf(parts);
    }

    /** All items in play, the scenario's first. */
    public List<Thing> things() {
        return List.copyOf(state.stage.things);
    }

    /** All secrets in play, the scenario's first. */
    public List<Matter> matters() {
        return List.copyOf(state.stage.matters);
    }

    /** Slug of the one whose aim the story's question is about. */
    public String hero() {
        return state.stage.slug(state.stage.hero);
    }

    /** Id of the place where this person is. */
    public String placeOf(String slug) {
        return state.stage.placeId(state.at[index(slug)]);
    }

    /** Slug of who holds this item; empty if nobody. */
    public String holderOf(String item) {
        int index = state.stage.item(item);
        return index < 0 || state.holder[index] < 0 ? "" : state.stage.slug(state.holder[index]);
    }

    /** True if this person knows this secret. */
    public boolean knows(String slug, String secret) {
        int index = state.stage.secret(secret);
        return index >= 0 && state.minds[index(slug)].knows(index);
    }

    /** What one person feels for another now. */
    public Persona.Bond bond(String from, String to) {
        Psyche mind = state.minds[index(from)];
        int other = index(to);
        String label = setup().persona(from).relationships().stream()
                .filter(bond -> bond.with().equals(to))
                .map(Persona.Bond::label)
                .findFirst()
                .orElse("");
        return new Persona.Bond(
                to,
                label,
                mind.feels(other, Psyche.AFFINITY),
                mind.feels(other, Psyche.TRUST),
                mind.feels(other, Psyche.RESPECT),
                mind.feels(other, Psyche.FEAR),
                mind.feels(other, Psyche.ATTRACTION),
                mind.feels(other, Psyche.DEBT));
    }

    /** From -1, wretched, to 1, glad. */
    public double mood(String slug) {
        return state.minds[index(slug)].valence;
    }

    private int index(String slug) {
        int index = state.stage.person(slug);
        if (index < 0) {
            throw new IllegalArgumentException("not in the cast: " + slug);
        }
        return index;
    }
}
