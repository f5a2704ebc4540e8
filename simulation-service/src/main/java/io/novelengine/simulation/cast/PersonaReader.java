package io.novelengine.simulation.cast;

import io.novelengine.simulation.engine.Persona;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns a character's profile into what the engine needs; what the profile does not say is neutral. */
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

    /** The persona of a profile. */
    public Persona read(JsonNode profile) {
        var complete = (ObjectNode) profile.deepCopy();
        if (complete.get("skills") instanceof ObjectNode skills) {
            complete.set("skills", neutralSkills.deepCopy().setAll(skills));
        }
        if (complete.get("voice") instanceof ObjectNode voice && !voice.hasNonNull("talkativeness")) {
            voice.put("talkativeness", Persona.Voice.NEUTRAL.talkativeness());
        }
        return json.treeToValue(complete, Persona.class);
    }
}
