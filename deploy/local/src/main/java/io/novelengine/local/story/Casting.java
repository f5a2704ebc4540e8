package io.novelengine.local.story;

import io.novelengine.local.client.Gateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * Who plays in what, when nobody says so: decided by the seed alone, so that a seed tells the same story twice.
 *
 * @param cast slugs of the characters
 * @param scenario slug of the scenario
 */
record Casting(List<String> cast, String scenario) {

    private static final int SIZE = 5;

    /** Five of one built-in cast in one built-in scenario. */
    static Casting drawn(Gateway gateway, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        JsonNode cast = one(gateway, "/api/v1/casts", random);
        JsonNode scenario = one(gateway, "/api/v1/scenarios?limit=200", random);
        List<String> characters = new ArrayList<>();
        for (JsonNode slug : cast.path("characters")) {
            if (characters.size() < SIZE) {
                characters.add(slug.asString());
            }
        }
        return new Casting(List.copyOf(characters), scenario.path("slug").asString());
    }

    private static JsonNode one(Gateway gateway, String path, SplittableRandom random) throws IOException {
        JsonNode items = gateway.get(path).path("items");
        if (items.isEmpty()) {
            throw new IOException("there is nothing to choose from at " + path);
        }
        return items.get(random.nextInt(items.size()));
    }
}
