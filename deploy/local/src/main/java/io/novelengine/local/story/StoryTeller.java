package io.novelengine.local.story;

import io.novelengine.local.client.Gateway;
import io.novelengine.local.process.Await;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs one simulation and tells its story. */
public final class StoryTeller {

    private static final String SIMULATIONS = "/api/v1/simulations";
    private static final Set<String> OVER = Set.of("COMPLETED", "PARTIAL", "FAILED", "CANCELLED");
    private static final Set<String> TOLD = Set.of("COMPLETED", "PARTIAL");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration STEP = Duration.ofMillis(150);

    private final Gateway gateway;
    private final PrintStream out;
    private final PrintStream progress;
    private final int width;

    /**
     * @param out gets the story and nothing else
     * @param progress gets everything else
     * @param width of a line, in characters
     */
    public StoryTeller(Gateway gateway, PrintStream out, PrintStream progress, int width) {
        this.gateway = gateway;
        this.out = out;
        this.progress = progress;
        this.width = width;
    }

    /** Returns whether there was a story to tell. */
    public boolean tell(StoryRequest request) throws IOException {
        JsonNode run = gateway.post(SIMULATIONS, body(request));
        String id = run.path("id").asString();
        run = follow(id);
        String status = run.path("status").asString();
        if (TOLD.contains(status)) {
            String story = gateway.text(SIMULATIONS + "/" + id + "/story", "text/plain");
            progress.println();
            out.print(new Wrapping(width).of(story));
            out.flush();
        } else {
            progress.println("The run ended " + status + ": " + failure(run));
        }
        progress.printf(
                "%nsimulation %s  seed %d  %s%n", id, request.seed(), status.toLowerCase(java.util.Locale.ROOT));
        return TOLD.contains(status);
    }

    private ObjectNode body(StoryRequest request) throws IOException {
        Casting drawn = request.cast().isEmpty() || request.scenario().isEmpty()
                ? Casting.drawn(gateway, request.seed())
                : new Casting(request.cast(), request.scenario().get());
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("scenario", request.scenario().orElse(drawn.scenario()));
        (request.cast().isEmpty() ? drawn.cast() : request.cast()).forEach(body.putArray("cast")::add);
        body.put("turns", request.turns());
        body.put("seed", request.seed());
        progress.println("Telling " + body.path("scenario").asString() + " with "
                + String.join(
                        ", ",
                        body.path("cast").valueStream().map(JsonNode::asString).toList()));
        return body;
    }

    /** Polls until the run is over, with a line for every turn that is new. */
    private JsonNode follow(String id) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long shown = 0;
        while (System.nanoTime() - deadline < 0) {
            JsonNode run = gateway.get(SIMULATIONS + "/" + id);
            long turn = run.path("turn").asLong(0);
            if (turn > shown) {
                shown = turn;
                progress.println("  turn " + turn + " of " + run.path("turns").asLong(0));
            }
            if (OVER.contains(run.path("status").asString())) {
                return run;
            }
            Await.until(STEP, () -> false);
        }
        throw new IOException("simulation " + id + " is not over after " + PATIENCE.toMinutes() + " minutes");
    }

    private static String failure(JsonNode run) {
        JsonNode failure = run.path("failure");
        return failure.isString() ? failure.asString() : failure.path("detail").asString(failure.toString());
    }
}
