package io.novelengine.local.client;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Problem documents as one line for a person. */
final class Problems {

    private static final int LENGTH = 200;

    private Problems() {}

    /**
     * The problem in one line: what is wrong with which field, else the detail, else the title.
     *
     * @param request what was asked, for an answer that is no problem document
     */
    static String line(JsonMapper json, String request, int status, String body) {
        try {
            JsonNode problem = json.readTree(body);
            List<String> fields = new ArrayList<>();
            for (JsonNode error : problem.path("errors")) {
                fields.add(error.path("field").asString("") + " "
                        + error.path("message").asString(""));
            }
            String said = fields.isEmpty()
                    ? problem.path("detail").asString(problem.path("title").asString(""))
                    : String.join("; ", fields);
            if (!said.isBlank()) {
                return said.strip() + " (" + status + ")";
            }
        } catch (JacksonException e) {
            // no JSON: told as it is
        }
        String text = body.strip().replaceAll("\\s+", " ");
        return request + " answered " + status + " " + (text.length() > LENGTH ? text.substring(0, LENGTH) : text);
    }
}
