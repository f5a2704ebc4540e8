package io.novelengine.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers batch reads of characters as character-service does, from its built-in casts. */
public final class CharacterStub {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, JsonNode> CHARACTERS = load();

    private CharacterStub() {}

    public static DisposableServer start() {
        return HttpServer.create()
                .host("localhost")
                .port(0)
                .route(routes -> routes.post("/api/v1/characters/batch", (request, response) -> response.header(
                                "Content-Type", "application/json")
                        .sendString(request.receive().aggregate().asString().map(CharacterStub::answer))))
                .bindNow();
    }

    private static String answer(String body) {
        var results = JSON.createArrayNode();
        for (var operation : JSON.readTree(body).path("operations")) {
            var character = CHARACTERS.get(operation.path("id").asString());
            var result = results.addObject().put("status", character == null ? 404 : 200);
            if (character != null) {
                result.set("body", character);
            }
        }
        var answer = JSON.createObjectNode();
        answer.set("results", results);
        return answer.toString();
    }

    private static Map<String, JsonNode> load() {
        var found = new LinkedHashMap<String, JsonNode>();
        try (var files = Files.list(Path.of("../character-service/src/main/resources/casts"))) {
            for (var file : files.sorted().toList()) {
                JSON.readTree(Files.readAllBytes(file))
                        .path("characters")
                        .forEach(character -> found.put(character.path("slug").asString(), character));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        found.put("thin", JSON.readTree("""
                        {"slug":"thin","name":"Mara Thin","summary":"A ruthless lawyer who trusts no one."}"""));
        return found;
    }
}
