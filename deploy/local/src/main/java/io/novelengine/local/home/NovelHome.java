package io.novelengine.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The state directory of one local suite.
 *
 * @param root absolute path of the directory, {@code .novel} in the project unless {@code NOVEL_HOME} moves it
 * @param apps extracted services and their AOT caches; several homes may share one ({@code NOVEL_APPS})
 * @param servers unpacked PostgreSQL and Redis; several homes may share one ({@code NOVEL_SERVERS})
 */
public record NovelHome(Path root, Path apps, Path servers) {

    /** The home that the environment names, else {@code .novel} in the project. */
    public static NovelHome of(Map<String, String> environment, Path project) {
        Path root = path(environment, "NOVEL_HOME", project.resolve(".novel"));
        return new NovelHome(
                root,
                path(environment, "NOVEL_APPS", root.resolve("apps")),
                path(environment, "NOVEL_SERVERS", root.resolve("servers")));
    }

    private static Path path(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.getOrDefault(name, "");
        return (value.isBlank() ? otherwise : Path.of(value)).toAbsolutePath().normalize();
    }

    /** Logs, one file a process. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** The log of the process with this name. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Who runs: one file a process, gone when the suite is down. */
    public Path run() {
        return root.resolve("run");
    }

    /** The directory that holds the PostgreSQL cluster. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The working directory of Redis. */
    public Path redis() {
        return root.resolve("redis");
    }

    /** Results of benchmarks. */
    public Path bench() {
        return root.resolve("bench");
    }

    /** The file with the API token of the local operator. */
    public Path token() {
        return root.resolve("token");
    }

    /** Generated passwords, one file a database role. */
    public Path passwords() {
        return root.resolve("passwords");
    }

    /** Arguments that mark a process as one of this home, whoever started it. */
    public List<String> markers() {
        return List.of(
                marker(),
                postgres().resolve("data").toString(),
                redis().resolve("redis.conf").toString());
    }

    /** The system property that every JVM of this home carries. */
    public String marker() {
        return "-Dnovel.home=" + root;
    }

    /** Makes the directories that are not there yet. */
    public NovelHome create() throws IOException {
        for (Path folder : List.of(root, apps, servers, logs(), run(), postgres(), redis())) {
            Files.createDirectories(folder);
        }
        return this;
    }
}
