package io.novelengine.simulation.narrator;

import io.novelengine.simulation.engine.Engine;
import io.novelengine.simulation.engine.Setup;

/** Prints one story: arguments are the slug of a scenario, the number of a cast from 0, the seed, then point of view, tense, tone. */
final class ReadStory {

    private ReadStory() {}

    public static void main(String[] arguments) {
        var scenario = Library.scenarios().stream()
                .map(Library::scenario)
                .filter(one -> one.slug().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        var cast = Library.cast(Library.casts().get(Integer.parseInt(arguments[1])));
        var setup = Setup.of(scenario, cast.subList(0, 5), Long.parseLong(arguments[2]), 12);
        var story = new Engine().tell(setup);
        var style = arguments.length > 5 ? Style.of(arguments[3], arguments[4], arguments[5]) : Style.DEFAULT;
        System.out.println(
                Rendering.text(Chronicler.chronicle(setup, story.parts(), story.things(), story.turns(), style)));
    }
}
