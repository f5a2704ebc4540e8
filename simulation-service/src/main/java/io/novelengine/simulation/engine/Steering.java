package io.novelengine.simulation.engine;

import java.util.List;

/** Carries out interventions. */
final class Steering {

    private final State state;
    private final Stage stage;
    private final Play play;

    Steering(State state, Play play) {
        this.state = state;
        this.stage = state.stage;
        this.play = play;
    }

    void apply(Intervention intervention) {
        play.next();
        Changes changes = new Changes(state);
        String text = "";
        int place = -1;
        double tension = 0;
        switch (intervention) {
            case Intervention.Inject inject -> {
                text = inject.text();
                place = inject.place().isEmpty() ? -1 : place(inject.place());
                tension = .06;
                stir(place);
            }
            case Intervention.Mute mute -> changes.muted(person(mute.persona()), true);
            case Intervention.Unmute unmute -> changes.muted(person(unmute.persona()), false);
            case Intervention.ChangeGoal goal -> change(goal, changes);
        }
        play.happen(
                Happening.INTERVENTION, place, -1, -1, -1, text, List.of(), changes, tension, List.of("intervention"));
    }

    private void stir(int place) {
        for (int person = 0; person < stage.people; person++) {
            if (state.present(person) && (place < 0 || state.at[person] == place)) {
                Psyche mind = state.change(person);
                mind.arousal = Math.min(1, mind.arousal + .2);
            }
        }
    }

    private int place(String id) {
        int place = stage.place(id);
        if (place < 0) {
            throw new IllegalArgumentException("no such place: " + id);
        }
        return place;
    }

    private int person(String slug) {
        int person = stage.person(slug);
        if (person < 0) {
            throw new IllegalArgumentException("not in the cast: " + slug);
        }
        return person;
    }

    private void change(Intervention.ChangeGoal goal, Changes changes) {
        int person = person(goal.persona());
        AimKind kind = AimKind.of(goal.kind());
        int object = kind == null
                ? -1
                : kind.ofItem() && kind != AimKind.DELIVER
                        ? stage.item(goal.object())
                        : kind.ofSecret()
                                ? stage.secret(goal.object())
                                : kind.ofPerson()
                                        ? stage.person(goal.object())
                                        : kind.ofPlace() ? stage.place(goal.object()) : -1;
        if (kind == null || object < 0 || kind.ofPerson() && object == person) {
            throw new IllegalArgumentException("no such aim: " + goal.kind() + " " + goal.object());
        }
        changes.replaceFirst(person, kind, object, goal.text());
    }
}
