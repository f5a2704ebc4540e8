package io.novelengine.simulation.engine;

import io.novelengine.simulation.engine.ActionType.Slot;
import java.util.List;
import java.util.function.Predicate;

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
        boolean mayAbout,
        boolean mayItem,
        boolean maySecret,
        boolean takes,
        boolean held,
        long actorNeeds,
        long targetNeeds,
        Need[] otherNeeds) {

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
                type.mayTake().contains(Slot.ABOUT),
                type.mayTake().contains(Slot.ITEM),
                type.mayTake().contains(Slot.SECRET),
                type.does().equals("take"),
                doneWhileHeld(type),
                mask(type, Need::ofActor),
                mask(type, Need::ofTarget),
                type.needs().stream()
                        .filter(need -> !need.ofActor() && !need.ofTarget())
                        .toArray(Need[]::new));
    }

    private static long mask(ActionType type, Predicate<Need> which) {
        long mask = 0;
        for (Need need : type.needs()) {
            mask |= which.test(need) ? 1L << need.ordinal() : 0;
        }
        return mask;
    }

    private static boolean doneWhileHeld(ActionType type) {
        return type.isSpeech()
                        && !type.category().equals("conflict")
                        && !type.does().equals("lead")
                || type.category().equals("inner")
                || type.id().equals("deduce");
    }
}
