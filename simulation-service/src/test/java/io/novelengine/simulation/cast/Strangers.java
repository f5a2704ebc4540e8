package io.novelengine.simulation.cast;

import io.novelengine.simulation.engine.Persona;
import io.novelengine.simulation.engine.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Characters and scenarios as somebody posts them who has little time: names, a sentence or two, a title, a premise. */
public final class Strangers {

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final String[] NAMES = {
        "Marta Kowal", "Anselm", "Jin", "Elena Vasquez", "Tom", "Grog", "Zara Okafor", "Old Pell", "Ines",
                "Dr. Howard Finch",
        "Lady Ashdown", "Bram", "Odette", "Kesi", "Captain Rourke", "Nils", "Tamsin Vale", "Ibrahim", "Yuki Tanaka",
                "Mother Crane"
    };
    private static final String[] SAYINGS = {
        "A ruthless moneylender who never forgives a debt. She wants to own the whole street before she dies.",
        "A gentle old monk who cannot bear to see anyone hungry. He is not brave, and he knows it.",
        "Pretends to be cheerful but is deeply anxious. They hide from people and read everything.",
        "A fearless captain who trusts no one. She is determined to find her brother.",
        "He hates lies. The son of a baker, he has never been unkind to anybody.",
        "Loud, strong and stupid, and everybody's friend.",
        "She lies. She steals. She is very good at both.",
        "A retired carpenter. He says little and forgives nothing.",
        "In love with someone who has not noticed. She used to be a thief.",
        "A meticulous surgeon with a cold manner and steady hands.",
        "An arrogant aristocrat who looks down on everyone. She drinks too much.",
        "A restless young poet. He is curious about everything and finishes nothing.",
        "She keeps every promise she makes. People find her strict.",
        "A cheerful smuggler who laughs easily and answers to no one.",
        "He is haunted by the war and wants to be left alone.",
        "A shy scholar, happiest among books.",
        "She is ambitious and charming, and she uses people.",
        "A devout nurse who helps everyone and never complains.",
        "He is jealous of his brother and holds a grudge.",
        "Nobody knows where she came from. She watches.",
    };
    private static final String[][] PREMISES = {
        {
            "The Lamp at Skerry",
            "The keeper of the lighthouse had not lit the lamp for two nights, and the supply boat had found the door unlocked"
        },
        {
            "Dust on Dome Four",
            "The dome had been losing air since Tuesday. Nobody at the Mars station could find the leak."
        },
        {
            "The Merger",
            "The company was to be sold at midnight, and the only signed copy of the contract was somewhere in the office."
        },
        {"Wolves in the Pass", "The snow closed the pass behind them, and the guide did not come back to camp."},
        {"The Empty Throne", "The king was dead, and his sons were a week's ride from the castle."},
        {"Supper", "They were thirteen at table."},
        {"The Long Swim", "The boat had turned over in the night."},
        {"A Quiet Word", ""},
    };

    private Strangers() {}

    /** Profiles with a name and, for most, a sentence or two. */
    static List<ObjectNode> profiles(int count, long seed) {
        Random chance = new Random(seed);
        List<ObjectNode> cast = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int name = (i + (int) Math.floorMod(seed, (long) NAMES.length)) % NAMES.length;
            String more =
                    count > NAMES.length && i >= NAMES.length ? " " + (char) ('A' + i / NAMES.length) + "ston" : "";
            ObjectNode profile = JSON.createObjectNode().put("slug", "c" + i).put("name", NAMES[name] + more);
            if (chance.nextInt(6) > 0) {
                profile.put(
                        chance.nextBoolean() ? "summary" : "background",
                        SAYINGS[(name + i / NAMES.length) % SAYINGS.length]);
            }
            cast.add(profile);
        }
        return cast;
    }

    /** The personas of such profiles. */
    public static List<Persona> cast(int count, long seed) {
        PersonaReader reader = new PersonaReader(JSON);
        return reader.complete(profiles(count, seed)).stream()
                .map(reading -> reader.read(reading.profile()))
                .toList();
    }

    /** Number of kinds of thin scenarios. */
    public static int kinds() {
        return PREMISES.length + 5;
    }

    /** A scenario of this kind: title and premise only, or with one thing more and the rest left out. */
    public static Scenario scenario(int kind) {
        String[] premise = PREMISES[kind % PREMISES.length];
        ObjectNode node = JSON.createObjectNode()
                .put("slug", "thin-" + kind)
                .put("title", premise[0])
                .put("premise", premise[1]);
        switch (kind - PREMISES.length) {
            case 0 -> place(node, "lift", "the lift");
            case 1 -> {
                place(node, "square", "the square");
                place(node, "well", "the well");
                place(node, "mill", "the mill");
            }
            case 2 -> node.withArray("items").addObject().put("id", "locket").put("name", "the silver locket");
            case 3 -> {
                place(node, "hut", "the hut");
                node.withArray("roles").addObject().put("id", "one").put("name", "the debtor");
                node.withArray("roles").addObject().put("id", "two").put("name", "the lender");
            }
            case 4 -> {
                place(node, "deck", "the ferry deck");
                place(node, "saloon", "the ferry saloon");
                node.withArray("items")
                        .addObject()
                        .put("id", "bag")
                        .put("name", "the doctor's bag")
                        .put("at", "deck");
                ObjectNode role =
                        node.withArray("roles").addObject().put("id", "thief").put("name", "the thief");
                role.put("against", "owner")
                        .putObject("goal")
                        .put("kind", "obtain")
                        .put("object", "bag")
                        .put("text", "to have the bag before the ferry docked")
                        .put("weight", .9);
                node.withArray("roles")
                        .addObject()
                        .put("id", "owner")
                        .put("name", "the owner")
                        .put("against", "thief")
                        .putObject("goal")
                        .put("kind", "keep")
                        .put("object", "bag")
                        .put("text", "to keep the bag")
                        .put("weight", .8);
            }
            default -> {}
        }
        return JSON.treeToValue(node, Scenario.class);
    }

    private static void place(ObjectNode scenario, String id, String name) {
        scenario.withArray("places").addObject().put("id", id).put("name", name).put("inside", true);
    }
}
