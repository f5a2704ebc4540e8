package io.novelengine.local.fuzz;

import io.novelengine.local.fuzz.RawHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What is wrong with an answer, by the document and by what no answer may show. */
final class Verdict {

    /** Refusals of the HTTP server itself, before anything of ours sees the request. */
    private static final Set<Integer> OF_THE_SERVER = Set.of(400, 413, 414, 417, 431);

    private static final List<String> INSIDES = List.of(
            "\tat ", ".java:", "java.lang.", "org.springframework", "reactor.", "r2dbc", "SQLSTATE", "io.novelengine.");

    private final Document document;

    Verdict(Document document) {
        this.document = document;
    }

    List<String> on(Request request, Answer answer) {
        var wrong = new ArrayList<String>();
        if (answer.status() == 0) {
            wrong.add(answer.failure());
            return wrong;
        }
        if (answer.status() >= 500 && answer.status() != 503) {
            wrong.add("status " + answer.status());
        }
        if (answer.status() >= 400) {
            failed(answer, wrong);
        }
        if (!request.strayed()) {
            documented(request.operation(), answer, wrong);
        }
        return wrong;
    }

    private void failed(Answer answer, List<String> wrong) {
        String text = answer.text();
        INSIDES.stream().filter(text::contains).forEach(inside -> wrong.add("shows its insides: " + inside));
        if (answer.body().length == 0 && OF_THE_SERVER.contains(answer.status())) {
            return;
        }
        if (!answer.mediaType().equals("application/problem+json")) {
            if (answer.status() != 503 || !answer.text().contains("\"services\"")) {
                wrong.add("not a problem document: " + answer.mediaType());
            }
            return;
        }
        JsonNode problem = json(text, wrong);
        if (problem.path("status").asInt(0) != answer.status()) {
            wrong.add("status in the problem document: " + problem.path("status"));
        }
        if (!problem.path("type").asString("").startsWith("urn:novel:problem:")) {
            wrong.add("type of the problem document: " + problem.path("type"));
        }
        if ((answer.status() == 503 || answer.status() == 429)
                && answer.header("retry-after").isEmpty()) {
            wrong.add("no Retry-After");
        }
        if (answer.status() == 401 && answer.header("www-authenticate").isEmpty()) {
            wrong.add("no WWW-Authenticate");
        }
    }

    private static JsonNode json(String text, List<String> wrong) {
        try {
            return Samples.tree(text);
        } catch (JacksonException e) {
            wrong.add("not JSON: " + e.getOriginalMessage());
            return Samples.tree("{}");
        }
    }

    private void documented(Operation operation, Answer answer, List<String> wrong) {
        JsonNode response = document.resolve(operation.node().path("responses").path(String.valueOf(answer.status())));
        if (response.isMissingNode()) {
            if (answer.body().length > 0 || !OF_THE_SERVER.contains(answer.status())) {
                wrong.add("undocumented status " + answer.status());
            }
            return;
        }
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            if (answer.body().length > 0) {
                wrong.add("undocumented body with " + answer.status());
            }
            return;
        }
        if (answer.body().length == 0 && answer.status() >= 400) {
            return;
        }
        JsonNode kind = content.path(answer.mediaType());
        if (kind.isMissingNode()) {
            wrong.add("undocumented media type '" + answer.mediaType() + "' with " + answer.status());
        } else if (answer.mediaType().endsWith("json")) {
            document.complaints(kind.path("schema"), answer.text()).stream()
                    .limit(3)
                    .forEach(complaint -> wrong.add("schema of " + answer.status() + ": " + complaint));
        }
    }
}
