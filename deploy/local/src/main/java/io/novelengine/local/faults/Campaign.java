package io.novelengine.local.faults;

import io.novelengine.local.client.Gateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs posted and watched while faults happen, and the checks afterwards. */
final class Campaign {

    private static final String SIMULATIONS = "/api/v1/simulations";
    private static final String SUMMARY = "/api/v1/analytics/summary";
    private static final Set<String> OVER = Set.of("COMPLETED", "PARTIAL", "FAILED", "CANCELLED");
    private static final Duration EXTRA = Duration.ofMinutes(4);
    private static final long STEP_MILLIS = 250;
    private static final int WATCHERS = 4;
    private static final int CAST = 4;

    private final Gateway gateway;
    private final URI base;
    private final Plan plan;
    private final Storm storm;
    private final RandomGenerator random;
    private final Consumer<String> journal;
    private final long begun = System.nanoTime();
    private final Findings findings;

    Campaign(
            Gateway gateway,
            URI base,
            Plan plan,
            Storm storm,
            RandomGenerator random,
            Findings findings,
            Consumer<String> journal) {
        this.gateway = gateway;
        this.base = base;
        this.plan = plan;
        this.storm = storm;
        this.random = random;
        this.findings = findings;
        this.journal = journal;
    }

    /** Posts, disturbs, waits and checks. */
    Outcome run(Injector injector, Pools pools) throws IOException, InterruptedException {
        Counts before = counts();
        List<Watcher> watchers = new ArrayList<>();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            for (int i = 0; i < WATCHERS; i++) {
                watchers.add(new Watcher(base, gateway.authorization(), http, findings));
            }
            Map<String, ObjectNode> disturbed = new LinkedHashMap<>();
            try {
                disturb(injector, watchers, disturbed);
                if (!isDone()) {
                    check(disturbed, watchers, before);
                }
            } catch (IOException silent) {
                findings.add(Check.RUNS, "the suite does not answer: " + silent);
            }
            if (!isDone()) {
                pools.check(findings);
            }
            long events = watchers.stream().mapToLong(Watcher::events).sum();
            int connections = watchers.stream().mapToInt(Watcher::connections).sum();
            return new Outcome(disturbed.size(), events, connections);
        } finally {
            watchers.forEach(Watcher::close);
            http.shutdownNow();
        }
    }

    /** Whether there is nothing more to find out. */
    private boolean isDone() {
        return plan.hasty() && !findings.isEmpty();
    }

    private void check(Map<String, ObjectNode> disturbed, List<Watcher> watchers, Counts before)
            throws IOException, InterruptedException {
        journal.accept("no more faults; waiting for " + disturbed.size() + " runs");
        Map<String, JsonNode> runs = awaitAll(disturbed.keySet());
        awaitWatchers(runs, watchers);
        Counts expected = turns(runs).plus(before);
        if (isDone()) {
            return;
        }
        Map<String, ObjectNode> again = new LinkedHashMap<>();
        for (ObjectNode request : disturbed.values()) {
            again.put(post(request, "undisturbed " + request.path("seed").asLong()), request);
        }
        Map<String, JsonNode> undisturbed = awaitAll(again.keySet());
        compare(List.copyOf(runs.values()), List.copyOf(undisturbed.values()));
        awaitCounts(expected.plus(turns(undisturbed)));
    }

    private void disturb(Injector injector, List<Watcher> watchers, Map<String, ObjectNode> posted)
            throws IOException, InterruptedException {
        JsonNode cast = gateway.get("/api/v1/casts").path("items").path(0);
        String scenario = gateway.get("/api/v1/scenarios")
                .path("items")
                .path(0)
                .path("slug")
                .asString();
        long begin = System.nanoTime();
        long all = plan.time().toNanos();
        Thread faults = Thread.ofVirtual().start(() -> injectFor(injector, all));
        while (faults.isAlive() || posted.size() < plan.runs() && !isDone()) {
            long passed = System.nanoTime() - begin;
            long due = faults.isAlive() ? 1 + plan.runs() * passed / all : plan.runs();
            while (posted.size() < due && !isDone()) {
                ObjectNode request = request(scenario, cast, posted.size());
                String key = "disturbed " + request.path("seed").asLong();
                if (plan.kinds().contains(Fault.STORM)) {
                    storm.post(SIMULATIONS, begun + " " + key, request.toString());
                }
                String id = post(request, key);
                posted.put(id, request);
                watchers.get(posted.size() % watchers.size()).add(id);
            }
            Thread.sleep(STEP_MILLIS);
        }
        faults.join();
        if (!isDone()) {
            injector.missing().forEach(point -> findings.add(Check.POINTS, "nothing was killed at " + point));
        }
    }

    /** Every other fault is a kill at a point where nothing was killed yet, as long as there are any. */
    private void injectFor(Injector injector, long nanos) {
        long end = System.nanoTime() + nanos;
        long last = end + Math.max(nanos / 2, EXTRA.toNanos());
        boolean crash = true;
        try {
            while (!isDone()
                    && (System.nanoTime() < end
                            || System.nanoTime() < last && !injector.missing().isEmpty())) {
                boolean late = System.nanoTime() >= end;
                if ((crash || late) && !injector.missing().isEmpty()) {
                    injector.crash();
                } else {
                    injector.next();
                }
                crash = !crash;
                Thread.sleep(random.nextLong(500, 3_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            journal.accept("no fault could be made: " + e);
        }
    }

    private ObjectNode request(String scenario, JsonNode cast, int number) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("scenario", scenario).put("turns", plan.turns()).put("seed", 10_000L + number);
        for (int index = 0; index < CAST; index++) {
            body.withArray("cast").add(cast.path("characters").path(index).asString());
        }
        return body;
    }

    private String post(ObjectNode request, String key) throws InterruptedException, IOException {
        String fresh = begun + " " + key;
        return insist(() -> gateway.post(SIMULATIONS, request, fresh).path("id").asString());
    }

    private Map<String, JsonNode> awaitAll(Set<String> ids) throws InterruptedException, IOException {
        Map<String, JsonNode> over = new LinkedHashMap<>();
        long deadline = System.nanoTime() + plan.patience().toNanos();
        for (String id : ids) {
            JsonNode run = insist(() -> gateway.get(SIMULATIONS + "/" + id));
            while (!OVER.contains(run.path("status").asString()) && System.nanoTime() < deadline) {
                Thread.sleep(STEP_MILLIS);
                run = insist(() -> gateway.get(SIMULATIONS + "/" + id));
            }
            if (!run.path("status").asString().equals("COMPLETED")) {
                findings.add(
                        Check.RUNS,
                        "run " + id + " is " + run.path("status").asString() + " after "
                                + run.path("turn").asInt() + " turns: "
                                + run.path("failure").asString(""));
            }
            over.put(id, run);
        }
        return over;
    }

    private void awaitWatchers(Map<String, JsonNode> runs, List<Watcher> watchers) throws InterruptedException {
        long deadline = System.nanoTime() + plan.patience().toNanos() / 4;
        int all = runs.size();
        for (Map.Entry<String, JsonNode> run : runs.entrySet()) {
            while (watchers.stream()
                            .noneMatch(watcher -> watcher.last(run.getKey()) > 0
                                    && watcher.digest(run.getKey())
                                            .equals(run.getValue()
                                                    .path("digest")
                                                    .asString()))
                    && System.nanoTime() < deadline) {
                Thread.sleep(STEP_MILLIS);
            }
            if (watchers.stream().noneMatch(watcher -> watcher.digest(run.getKey())
                    .equals(run.getValue().path("digest").asString()))) {
                findings.add(Check.STREAMS, "nobody saw the last turn of run " + run.getKey() + " of " + all);
            }
        }
    }

    private void compare(List<JsonNode> disturbed, List<JsonNode> undisturbed) {
        for (int i = 0; i < disturbed.size(); i++) {
            if (!disturbed.get(i).path("digest").equals(undisturbed.get(i).path("digest"))) {
                findings.add(
                        Check.DIGESTS,
                        "run " + disturbed.get(i).path("id").asString() + " has another digest than "
                                + undisturbed.get(i).path("id").asString() + ", which nothing disturbed");
            }
        }
    }

    /** Turns and acts of these runs, each turn number there once. */
    private Counts turns(Map<String, JsonNode> runs) throws IOException, InterruptedException {
        long turns = 0;
        long acts = 0;
        for (Map.Entry<String, JsonNode> run : runs.entrySet()) {
            int expected = 0;
            String after = "0";
            while (!after.isEmpty()) {
                String from = after;
                JsonNode page =
                        insist(() -> gateway.get(SIMULATIONS + "/" + run.getKey() + "/turns?limit=50&after=" + from));
                for (JsonNode turn : page.path("items")) {
                    if (turn.path("number").asInt() != ++expected) {
                        findings.add(
                                Check.TURNS,
                                "run " + run.getKey() + " has turn "
                                        + turn.path("number").asInt() + " in the place of " + expected);
                    }
                    acts += turn.path("events")
                            .valueStream()
                            .filter(event -> !event.path("actor").asString("").isEmpty())
                            .count();
                }
                after = page.path("next").asString("");
            }
            if (expected != run.getValue().path("turn").asInt()) {
                findings.add(
                        Check.TURNS,
                        "run " + run.getKey() + " has " + expected + " turns and says "
                                + run.getValue().path("turn").asInt());
            }
            turns += expected;
        }
        return new Counts(runs.size(), turns, acts);
    }

    private void awaitCounts(Counts expected) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + plan.patience().toNanos() / 4;
        Counts now = insist(this::counts);
        while (!now.equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(STEP_MILLIS);
            now = insist(this::counts);
        }
        if (!now.equals(expected)) {
            findings.add(Check.COUNTS, "analytics counted " + now + " where there are " + expected);
        }
    }

    private Counts counts() throws IOException {
        JsonNode summary = gateway.get(SUMMARY);
        return new Counts(
                summary.at("/runs/total").asLong(),
                summary.path("turns").asLong(),
                summary.path("acts").asLong());
    }

    /** Asks again while the suite is disturbed. */
    private <T> T insist(Question<T> question) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + plan.patience().toNanos();
        while (true) {
            try {
                return question.ask();
            } catch (IOException refused) {
                if (System.nanoTime() >= deadline) {
                    throw refused;
                }
                Thread.sleep(STEP_MILLIS);
            }
        }
    }

    /** Something that may have to be asked again. */
    @FunctionalInterface
    private interface Question<T> {

        T ask() throws IOException;
    }

    /**
     * What is done.
     *
     * @param seed what faults are drawn from
     * @param runs posted evenly over the time
     * @param turns of each run
     * @param time during which faults happen, and a little longer where a crash point was not reached
     * @param kinds of faults that happen
     * @param points where processes are killed
     * @param patience longest wait for anything
     * @param hasty whether the first finding is the end of it
     */
    record Plan(
            long seed,
            int runs,
            int turns,
            Duration time,
            Set<Fault> kinds,
            Set<CrashPoint> points,
            Duration patience,
            boolean hasty) {}

    /**
     * What came of it, besides findings.
     *
     * @param runs disturbed runs
     * @param events numbered events that the watchers were told
     * @param connections how often watchers connected
     */
    record Outcome(int runs, long events, int connections) {}

    private record Counts(long runs, long turns, long acts) {

        Counts plus(Counts other) {
            return new Counts(runs + other.runs, turns + other.turns, acts + other.acts);
        }
    }
}
