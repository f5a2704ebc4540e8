package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.local.LocalSuite.Result;
import io.novelengine.local.app.Service;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTests {

    @TempDir
    private Path folder;

    private LocalSuite suite;

    @BeforeEach
    void prepare() throws IOException {
        suite = LocalSuite.ofStandIns(folder);
    }

    @AfterEach
    void leaveNothing() throws IOException, InterruptedException {
        suite.close();
        assertThat(suite.processes()).isEmpty();
    }

    @Test
    void startsAllAndNamesTheirUrls() throws Exception {
        Result up = suite.run("up", "--detach");

        assertThat(up.code()).as(up.output()).isZero();
        assertThat(up.output()).contains("Novel Engine is up", "http://localhost:" + suite.port());
        for (Service service : Service.values()) {
            int port = suite.port() + service.offset();
            assertThat(up.output()).containsPattern(service.module() + " +ready .*http://localhost:" + port);
            assertThat(get(port)).isEqualTo("novel_" + service.word());
        }
        Result again = suite.run("up", "--detach");
        assertThat(again.code()).isZero();
        assertThat(again.output()).contains("Novel Engine is up: http://localhost:" + suite.port());
        Result status = suite.run("status");
        assertThat(status.code()).isZero();
        assertThat(status.output()).containsPattern("postgres +\\d+ +\\d+ ready +\\d+ MB");
        assertThat(status.output()).containsPattern("report-service +\\d+ +" + (suite.port() + 4) + " ready +\\d+ MB");
    }

    @Test
    void downLeavesNoProcessAndUpHasTheDataAgain() throws Exception {
        suite.run("up", "--detach");
        String token = Files.readString(suite.home().token());
        try (Connection connection = connect("character")) {
            connection.createStatement().execute("create table keepsake as select 'a locket' as what");
        }

        Result down = suite.run("down");

        assertThat(down.code()).as(down.output()).isZero();
        assertThat(down.output()).contains("Novel Engine is down.");
        assertThat(suite.processes()).isEmpty();
        assertThat(RunRecord.all(suite.home())).isEmpty();
        assertThat(suite.run("status").output()).contains("Novel Engine is down.");
        assertThat(suite.run("up", "--detach").code()).isZero();
        try (Connection connection = connect("character");
                var rows = connection.createStatement().executeQuery("select what from character.keepsake")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("a locket");
        }
        assertThat(Files.readString(suite.home().token())).isEqualTo(token);
    }

    @Test
    void keepsServicesOutOfEachOthersSchemasAndSecretsToTheirOwner() throws Exception {
        suite.run("up", "--detach");

        try (Connection connection = connect("report");
                var statement = connection.createStatement()) {
            statement.execute("create table report.mine (id int)");
            assertThat(denied(statement, "create table public.mine (id int)")).isEqualTo("42501");
            assertThat(denied(statement, "create table simulation.mine (id int)"))
                    .isEqualTo("42501");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(suite.home().token())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(suite.home().token()).strip()).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(suite.home().passwords().resolve("novel_report"))))
                .isEqualTo("rw-------");
    }

    @Test
    void namesTheServiceThatDoesNotStartAndStopsTheOthers() throws Exception {
        Result up = suite.with("STAND_IN_FAILS", "novel_report").run("up", "--detach");

        assertThat(up.code()).isEqualTo(1);
        assertThat(up.output())
                .contains("Novel Engine did not start: report-service ended with exit code 1: The ink has run out.");
        assertThat(suite.processes()).isEmpty();
    }

    @Test
    void namesWhoHasThePort() throws Exception {
        try (ServerSocket taken = new ServerSocket(suite.port() + 2, 1, InetAddress.getLoopbackAddress())) {
            Result up = suite.run("up", "--detach");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output())
                    .contains("port " + taken.getLocalPort() + " is taken by pid "
                            + ProcessHandle.current().pid())
                    .containsPattern("NOVEL_PORT=\\d+ ./novel up");
        }
    }

    @Test
    void namesTheOtherSuiteThatHasThePort() throws Exception {
        suite.run("up", "--detach");
        try (LocalSuite second =
                LocalSuite.ofStandIns(folder.resolve("second")).with("NOVEL_PORT", Integer.toString(suite.port()))) {
            Result up = second.run("up", "--detach");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.output()).contains("(Novel Engine in " + suite.home().root() + ")");
        }
        assertThat(get(suite.port())).isEqualTo("novel_gateway");
    }

    @Test
    void startsAServiceAgainThatWasKilled() throws Exception {
        suite.run("up", "--detach");
        RunRecord before = suite.record("analytics-service");

        before.identity().handle().orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            RunRecord after = suite.record("analytics-service");
            assertThat(after.restarts()).isEqualTo(1);
            assertThat(after.state()).isEqualTo(RunState.READY);
            assertThat(after.identity()).isNotEqualTo(before.identity());
        });
        assertThat(get(suite.port() + Service.ANALYTICS.offset())).isEqualTo("novel_analytics");
        assertThat(suite.run("logs").output()).contains("analytics-service ended by signal 9");
    }

    @Test
    void startsPostgresAndRedisAgainThatWereKilled() throws Exception {
        suite.run("up", "--detach");

        for (String name : List.of("postgres", "redis")) {
            suite.record(name).identity().handle().orElseThrow().destroyForcibly();
        }

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(List.of(suite.record("postgres"), suite.record("redis")))
                        .allMatch(record -> record.state() == RunState.READY && record.restarts() == 1));
        connect("gateway").close();
    }

    @Test
    void downFindsWhatAKilledSupervisorLeftBehind() throws Exception {
        suite.run("up", "--detach");
        suite.record(RunRecord.SUPERVISOR).identity().handle().orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !suite.record(RunRecord.SUPERVISOR).identity().isAlive());
        assertThat(suite.processes()).hasSizeGreaterThanOrEqualTo(8);
        RunRecord.delete(suite.home(), "redis");
        RunRecord.delete(suite.home(), "monitoring-service");

        Result down = suite.run("down");

        assertThat(down.code()).as(down.output()).isZero();
        assertThat(down.output()).contains("postgres", "redis", "monitoring-service");
        assertThat(suite.processes()).isEmpty();
    }

    @Test
    void upEndsWhatAKilledSupervisorLeftBehindAndStartsAnew() throws Exception {
        suite.run("up", "--detach");
        RunRecord before = suite.record("gateway-service");
        suite.record(RunRecord.SUPERVISOR).identity().handle().orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> !suite.record(RunRecord.SUPERVISOR).identity().isAlive());
        Result up = suite.run("up", "--detach");

        assertThat(up.code()).as(up.output()).isZero();
        assertThat(before.identity().isAlive()).isFalse();
        assertThat(get(suite.port())).isEqualTo("novel_gateway");
    }

    @Test
    void anAttachedSuiteEndsWithItsFront() throws Exception {
        Process front = suite.start("up");
        await().atMost(Duration.ofSeconds(60)).until(() -> RunRecord.read(suite.home(), RunRecord.SUPERVISOR)
                .filter(record -> record.state() == RunState.READY)
                .isPresent());

        new ProcessBuilder("kill", "-INT", Long.toString(front.pid())).start().waitFor();

        assertThat(front.waitFor(60, TimeUnit.SECONDS))
                .as("the front ends on SIGINT (a shell that ignores it hands that down)")
                .isTrue();
        String output = new String(front.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(front.exitValue()).isEqualTo(130);
        assertThat(output).contains("Novel Engine is up");
        assertThat(output.indexOf("gateway-service        stopped"))
                .isPositive()
                .isLessThan(output.indexOf("character-service      stopped"));
        assertThat(output.indexOf("redis                  stopped"))
                .isLessThan(output.indexOf("postgres               stopped"));
        assertThat(suite.processes()).isEmpty();
    }

    @Test
    void runsSeveralInstancesOfAService() throws Exception {
        Result up = suite.run("up", "--detach", "--scale", "simulation=2");

        assertThat(up.code()).as(up.output()).isZero();
        RunRecord second = suite.record("simulation-service-2");
        assertThat(second.managementPort()).isEqualTo(second.port() + 1_000);
        assertThat(get(second.port())).isEqualTo("novel_simulation");
    }

    @Test
    void preparesFastStartsOnceForABuild() throws Exception {
        suite.with("NOVEL_JVM", "serial");
        Result first = suite.run("up", "--detach");
        assertThat(first.code()).as(first.output()).isZero();
        assertThat(first.output()).containsPattern("character-service +prepared .*AOT cache of \\d+ MB");
        suite.run("down");

        Result second = suite.run("up", "--detach");

        assertThat(second.code()).as(second.output()).isZero();
        assertThat(second.output()).doesNotContain("prepared").contains("Novel Engine is up");
        String command = suite.record("report-service")
                .identity()
                .handle()
                .orElseThrow()
                .info()
                .commandLine()
                .orElseThrow();
        assertThat(command).contains("-XX:AOTCache=");
        assertThat(Files.readString(suite.home().log("report-service"))).doesNotContain("AOT");
    }

    @Test
    void refusesOptionsItDoesNotKnow() throws Exception {
        assertThat(suite.run("up", "--scale", "gateway=2").output()).contains("--scale gateway");
        assertThat(suite.run("up", "--scale", "poetry=2").output()).contains("no service poetry");
        assertThat(suite.run("up", "--sacle", "report=2").output()).contains("unknown option --sacle");
        assertThat(suite.run("logs", "poetry").code()).isEqualTo(2);
    }

    private Connection connect(String schema) throws SQLException, IOException {
        String role = "novel_" + schema;
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + suite.record("postgres").port() + "/novel",
                role,
                Files.readString(suite.home().passwords().resolve(role)).strip());
    }

    private static String denied(java.sql.Statement statement, String command) {
        try {
            statement.execute(command);
            return "allowed";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String get(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
