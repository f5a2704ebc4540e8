package io.novelengine.local.bench;

import io.novelengine.local.app.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A benchmark that stands beside what it measures, among the tests of a module, with the libraries it compares with. Maven
 * compiles it; it prints one figure a line, its cells parted by tabs.
 *
 * @param name one word for the command line
 * @param module folder of the Maven module
 * @param main its class
 * @param words its arguments
 * @param more its arguments besides when variants are measured too
 */
record Program(String name, String module, String main, List<String> words, List<String> more) implements Benchmark {

    private static final String CLASS_PATH = "target/bench.classpath";

    Program(String name, String module, String main, List<String> words) {
        this(name, module, main, words, List.of());
    }

    @Override
    public List<Figure> run(Lab lab, boolean variants) throws IOException {
        lab.say(name + ": compiling");
        var folder = lab.project().resolve(module);
        output(List.of(
                "mvn",
                "-q",
                "-B",
                "-f",
                lab.project().resolve("pom.xml").toString(),
                "-pl",
                module,
                "-am",
                "test-compile",
                "org.apache.maven.plugins:maven-dependency-plugin:build-classpath",
                "-Dmdep.outputFile=" + CLASS_PATH,
                "-Dmdep.includeScope=test"));
        lab.say(name + ": measuring");
        var path = String.join(
                File.pathSeparator,
                folder.resolve("target/test-classes").toString(),
                folder.resolve("target/classes").toString(),
                Files.readString(folder.resolve(CLASS_PATH)).strip());
        var command = new ArrayList<>(List.of(Jdk.current().java(), "-Xmx1g", "-cp", path, main));
        command.addAll(words);
        if (variants) {
            command.addAll(more);
        }
        return output(command)
                .lines()
                .filter(line -> line.indexOf('\t') > 0)
                .map(line -> line.split("\t"))
                .map(cells -> new Figure(
                        name,
                        cells[0],
                        "",
                        String.join("; ", Arrays.asList(cells).subList(1, cells.length))))
                .toList();
    }

    private String output(List<String> command) throws IOException {
        Path errors = Files.createTempFile("novel-bench", ".log");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed:\n" + output + Files.readString(errors));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
