package io.novelengine.local.fuzz;

import io.novelengine.local.fuzz.RawHttp.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Sends random requests to a suite and collects what is wrong with the answers. */
public final class Fuzz {

    private static final int LANES = 6;

    private final Document document;
    private final RawHttp http;
    private final String host;
    private final Requests requests;
    private final Verdict verdict;
    private final Map<String, Finding> findings = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private long slowest;

    /**
     * @param token that most requests carry
     * @param seed of everything that is drawn; answers, and so the ids that later requests name, differ from run to run
     */
    public Fuzz(JsonNode openApi, String host, int port, String token, long seed) {
        var random = new SplittableRandom(seed);
        this.document = new Document(openApi);
        this.http = new RawHttp(host, port);
        this.host = host + ":" + port;
        this.requests = new Requests(document.operations(), new Samples(document, random), random, token);
        this.verdict = new Verdict(document);
    }

    /** Sends every operation's example once, and then this many requests. */
    public Report run(int count) throws InterruptedException {
        var operations = document.operations();
        operations.stream()
                .filter(operation -> !operation.path().contains("{"))
                .forEach(operation -> send(requests.upright(operation)));
        operations.forEach(operation -> send(requests.upright(operation)));
        var left = new AtomicInteger(count);
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            Callable<Void> lane = () -> {
                while (left.getAndDecrement() > 0) {
                    send(requests.next());
                }
                return null;
            };
            for (var done : lanes.invokeAll(java.util.Collections.nCopies(LANES, lane))) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Report(List.copyOf(findings.values()), Map.copyOf(statuses), slowest);
    }

    private void send(Request request) {
        Answer answer = http.send(request.bytes(host), request.deadline());
        if (answer.status() >= 200
                && answer.status() < 300
                && answer.mediaType().equals("application/json")
                && !request.strayed()) {
            requests.learn(request.operation(), Samples.tree(answer.text()));
        }
        List<String> wrong = new ArrayList<>(verdict.on(request, answer));
        synchronized (findings) {
            statuses.merge(answer.status(), 1, Integer::sum);
            slowest = Math.max(slowest, answer.millis());
            for (String complaint : wrong) {
                String kind = request.operation().id() + ": " + complaint.replaceAll("[0-9]+", "#");
                findings.merge(
                        kind.substring(0, Math.min(kind.length(), 160)),
                        new Finding(complaint, request.toString(), shown(answer), 1),
                        (first, again) -> first.again());
            }
        }
    }

    private static String shown(Answer answer) {
        String text = answer.text();
        return answer.status() + " " + answer.header("content-type") + " after " + answer.millis() + " ms\n"
                + text.substring(0, Math.min(text.length(), 600));
    }

    /** A kind of fault, by its first request and answer, and how often it was seen. */
    public record Finding(String complaint, String request, String answer, int times) {

        Finding again() {
            return new Finding(complaint, request, answer, times + 1);
        }

        @Override
        public String toString() {
            return "%n--- %s (%d times)%n%s%n>>> %s".formatted(complaint, times, request, answer);
        }
    }

    /**
     * What came of it.
     *
     * @param statuses how often each status came; 0 is no answer
     * @param slowest milliseconds of the slowest answer
     */
    public record Report(List<Finding> findings, Map<Integer, Integer> statuses, long slowest) {}
}
