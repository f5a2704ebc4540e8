package io.novelengine.simulation.engine;

import java.util.List;

/** What scoring asks of a kind of act, ready to be read in a loop. */
record Trait(
        double[] expresses,
        int[] serves,
        int[] offends,
        int skill,
        double tension,
        boolean kind,
        boolean wrong,
        boolean grave,
        boolean light,
        boolean quiet,
        boolean covert,
        boolean request,
        boolean decisive,
        boolean quest,
        boolean walk) {

    static Trait[] all() {
        List<ActionType> types = Actions.all();
        Trait[] traits = new Trait[types.size()];
        for (int i = 0; i < traits.length; i++) {
            traits[i] = of(types.get(i));
        }
        return traits;
    }

    private static Trait of(ActionType type) {
        ActionType.Test test = type.test();
        return new Trait(
                type.traits().stream().mapToDouble(Double::doubleValue).toArray(),
                type.serves().stream().mapToInt(Value::ordinal).toArray(),
                type.offends().stream().mapToInt(Value::ordinal).toArray(),
                test == null ? -1 : Skill.of(test.skill()),
                type.tension(),
                type.is("kind"),
                type.is("wrong"),
                type.is("grave"),
                type.is("light"),
                type.is("quiet"),
                type.is("covert"),
                type.is("request"),
                type.is("decisive"),
                type.is("quest"),
                type.category().equals("movement"));
    }
}
