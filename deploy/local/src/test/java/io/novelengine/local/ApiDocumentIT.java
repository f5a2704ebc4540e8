package io.novelengine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novelengine.local.fuzz.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The one OpenAPI document, as a linter and a reader see it. */
@ExtendWith(SuiteExtension.class)
class ApiDocumentIT {

    private static final Path LINT = Path.of("src/test/lint");
    private static final Path INSTALLED = Path.of("target/lint");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The whole document, once every service has told its part. */
    static JsonNode document(Api api) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> api.as("").read("/v3/api-docs"), complete -> !complete.has("x-missing"));
    }

    @Test
    void aLinterFindsNoErrorsInIt(Api api, @TempDir Path folder) throws IOException, InterruptedException {
        if (!isThere("node") || !isThere("npm")) {
            System.out.println(
                    "The OpenAPI document was NOT linted: node and npm (Node.js 20.19 or later) are missing.");
            assumeTrue(false, "node and npm are missing");
        }
        Path document = folder.resolve("openapi.json");
        Files.writeString(document, document(api).toPrettyString());
        Files.createDirectories(INSTALLED);
        for (String name : List.of("package.json", "package-lock.json", ".npmrc", "redocly.yaml")) {
            Files.copy(LINT.resolve(name), INSTALLED.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(INSTALLED.resolve("node_modules/@redocly/cli/package.json"))) {
            Ended install = run("npm", "ci");
            assertThat(install.code()).as(install.output()).isZero();
        }

        Ended lint = run(
                "node",
                "node_modules/@redocly/cli/bin/cli.js",
                "lint",
                "--max-problems=1000",
                "--format=stylish",
                "--config=redocly.yaml",
                document.toString());

        System.out.println(lint.output());
        assertThat(lint.code()).as(lint.output()).isZero();
        assertThat(lint.output()).doesNotContain(" error ").contains("valid");
    }

    @Test
    void everyOperationSaysWhatItIsAndHowItFails(Api api) {
        var ids = new TreeSet<String>();
        for (var operation : new Document(document(api)).operations()) {
            assertThat(ids.add(operation.id())).as(operation.id()).isTrue();
            assertThat(operation.node().path("summary").asString(""))
                    .as(operation.id())
                    .isNotEmpty();
            assertThat(operation.node().path("security").isEmpty())
                    .as(operation.id())
                    .isFalse();
            assertThat(operation.node().path("responses").propertyNames())
                    .as(operation.id())
                    .anyMatch(status -> status.startsWith("2"))
                    .contains("503");
            if (operation.node().has("requestBody") && !operation.id().equals("importCharacters")) {
                assertThat(operation.node().path("requestBody").path("content").valueStream())
                        .as(operation.id())
                        .allMatch(content -> content.has("example") || content.has("examples"));
            }
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("lint", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            builder.environment().put("NO_COLOR", "1");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Ended(-1, "does not end:\n" + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** How a program ended, and all it printed. */
    private record Ended(int code, String output) {}
}
