package io.novelengine.simulation.cast;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What comes to a character's mind of what is told of its world, and what of that it says. */
final class Memories {

    private static final String FIELD = "memories";
    private static final int MOST_LETTERS = 20_000;
    private static final int MOST_SAID = 6;
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern SAYABLE = Pattern.compile("\\p{Lu}[^\\n\\[\\]{}<>*|=]{10,200}[.!?]");

    private Memories() {}

    /** What brings a character's lore to its mind: the story, and who else is in it. */
    static String occasion(String story, JsonNode profile, List<? extends JsonNode> cast) {
        var occasion = new StringBuilder(story);
        for (var other : cast) {
            if (other != profile) {
                for (var field : List.of("name", "role", "summary")) {
                    occasion.append(' ').append(other.path(field).asString(""));
                }
            }
        }
        return occasion.substring(0, Math.min(MOST_LETTERS, occasion.length()));
    }

    /** The profile with these memories. */
    static JsonNode keep(ObjectNode profile, List<String> texts) {
        var memories = profile.putArray(FIELD);
        texts.forEach(memories::add);
        return profile;
    }

    /** Gives the character a sentence of each memory to say, among its own phrases; without memories nothing changes. */
    static void give(ObjectNode profile) {
        var said = said(profile.path(FIELD), profile.path("name").asString(""));
        if (said.isEmpty()) {
            return;
        }
        var voice = profile.get("voice") instanceof ObjectNode own ? own : profile.putObject("voice");
        var phrases = voice.withArray("phrases");
        var own = phrases.valueStream().map(JsonNode::asString).toList();
        said.stream().filter(sentence -> !own.contains(sentence)).forEach(phrases::add);
    }

    private static List<String> said(JsonNode memories, String name) {
        var said = new ArrayList<String>();
        for (var memory : memories) {
            for (var sentence : SENTENCE.split(memory.asString("").strip())) {
                if (said.size() < MOST_SAID && SAYABLE.matcher(sentence).matches() && !isOf(sentence, name)) {
                    said.add(sentence);
                    break;
                }
            }
        }
        return said;
    }

    /** Whether the sentence speaks of the character as of somebody else. */
    private static boolean isOf(String sentence, String name) {
        return !name.isEmpty() && sentence.contains(name.split(" ")[0]);
    }
}
