package io.novelengine.simulation.cast;

import io.novelengine.simulation.engine.Persona;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a character's profile into what the engine needs. What the profile does not state is read from its text, and what
 * the text does not say is drawn from the name.
 */
@Component
public class PersonaReader {

    private final JsonMapper json;
    private final ObjectNode neutralSkills;

    PersonaReader(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.neutralSkills = this.json.valueToTree(Persona.Skills.NEUTRAL);
    }

    /** The profiles of a cast, completed, each with what was filled in and how sure that is. */
    public List<Reading> complete(List<? extends JsonNode> profiles) {
        var readings = new ArrayList<Reading>();
        for (var profile : profiles) {
            var reading = Sketch.of((ObjectNode) profile);
            var aspects = new ArrayList<>(reading.aspects());
            Memories.give(reading.profile());
            aspects.addAll(Acquaintance.add(reading.profile(), profiles));
            readings.add(new Reading(reading.profile(), aspects));
        }
        return readings;
    }

    /** The persona of a profile, completed on its own. */
    public Persona read(JsonNode profile) {
        var complete = Sketch.of((ObjectNode) profile).profile();
        if (complete.get("skills") instanceof ObjectNode skills) {
            complete.set("skills", neutralSkills.deepCopy().setAll(skills));
        }
        return json.treeToValue(complete, Persona.class);
    }
}
