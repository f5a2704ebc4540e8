package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.ActionType.Slot;
import java.util.List;

/** What scoring asks of a kind of act, ready to be read in a loop. */
record Trait(
        double[] expresses,
        int serves,
        int offends,
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
        boolean walk,
        boolean target,
        boolean about,
        boolean item,
        boolean secret,
        boolean place,
        boolean mayItem,
        boolean maySecret,
        boolean takes,
        Need[] needs) {

    static final Trait[] ALL = all();

    private static Trait[] all() {
        List<ActionType> types = Actions.all();
        Trait[] traits = new Trait[types.size()];
        for (int i = 0; i < traits.length; i++) {
            traits[i] = of(types.get(i));
        }
        return traits;
    }

    private static int mask(List<Value> values) {
        int mask = 0;
        for (Value value : values) {
            mask |= 1 << value.ordinal();
        }
        return mask;
    }

    private static Trait of(ActionType type) {
        ActionType.Test test = type.test();
        return new Trait(
                type.traits().stream().mapToDouble(Double::doubleValue).toArray(),
                mask(type.serves()),
                mask(type.offends()),
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
                type.category().equals("movement"),
                type.takes().contains(Slot.TARGET),
                type.takes().contains(Slot.ABOUT),
                type.takes().contains(Slot.ITEM),
                type.takes().contains(Slot.SECRET),
                type.takes().contains(Slot.PLACE),
                type.mayTake().contains(Slot.ITEM),
                type.mayTake().contains(Slot.SECRET),
                type.does().equals("take"),
                type.needs().toArray(Need[]::new));
    }
}
