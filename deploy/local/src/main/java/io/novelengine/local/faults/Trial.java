package io.novelengine.local.faults;

import io.novelengine.local.bench.Lab;
import io.novelengine.local.client.Gateway;
import io.novelengine.local.faults.Campaign.Outcome;
import io.novelengine.local.faults.Campaign.Plan;
import io.novelengine.local.faults.Findings.Finding;
import io.novelengine.local.home.NovelHome;
import io.novelengine.local.home.RunRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A campaign against a suite of its own, and what came of it.
 *
 * @param refused writes that came too late and were refused
 */
record Trial(
        Outcome outcome,
        List<Finding> findings,
        Map<Fault, Integer> faults,
        Map<CrashPoint, Integer> kills,
        int refused) {

    static final long LEASE_MILLIS = 2_500;

    private static final List<String> STORM = List.of(
            "/api/v1/simulations?limit=200", "/api/v1/scenarios?limit=200", "/api/v1/simulations?status=COMPLETED");

    /**
     * Carries out a plan.
     *
     * @param jvm name of the flags with which the services run
     */
    static Trial of(Lab lab, Plan plan, String jvm) throws IOException {
        NovelHome home = lab.home();
        Findings findings = new Findings();
        Fences fences = new Fences(findings);
        Snares snares = new Snares(home, fences, LEASE_MILLIS * 2);
        try (FaultProxy proxy =
                        new FaultProxy(() -> postgres(home), port -> new Conversation(port, snares, fences, findings));
                HttpClient http = HttpClient.newHttpClient()) {
            snares.at(proxy.port());
            lab.up(
                    Map.of("NOVEL_SIMULATION_LEASE", LEASE_MILLIS + "ms", "NOVEL_SIMULATION_PACE", "60ms"),
                    "--scale",
                    "simulation=3",
                    "--through",
                    Integer.toString(proxy.port()),
                    "--jvm",
                    jvm);
            try (Gateway gateway = lab.gateway()) {
                SplittableRandom random = new SplittableRandom(plan.seed());
                Storm storm =
                        new Storm(lab.base(), Files.readString(home.token()).strip(), STORM);
                Injector injector = new Injector(
                        home,
                        proxy,
                        snares,
                        storm,
                        random.split(),
                        plan.kinds(),
                        plan.points(),
                        LEASE_MILLIS,
                        lab::say);
                Outcome outcome = new Campaign(gateway, lab.base(), plan, storm, random.split(), findings, lab::say)
                        .run(injector, new Pools(home, http));
                return new Trial(outcome, findings.list(), injector.counts(), injector.kills(), fences.refused());
            } finally {
                lab.down();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the campaign was interrupted");
        }
    }

    private static int postgres(NovelHome home) {
        try {
            return RunRecord.read(home, "postgres").map(RunRecord::port).orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
