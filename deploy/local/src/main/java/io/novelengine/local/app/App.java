package io.novelengine.local.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service unpacked for a fast start.
 *
 * @param folder where its jar is, its libraries beside it
 * @param cache its AOT cache for the given JDK and flags; need not exist
 */
public record App(Service service, Path folder, Path cache, JvmProfile profile, Jdk jdk) {

    /** Whether a start can use an AOT cache. */
    public boolean isTrained() {
        return profile.aot() && Files.exists(cache);
    }

    /** Whether a training is due: wanted, not done, and not known to fail. */
    public boolean wantsTraining() {
        return profile.trains() && !Files.exists(cache) && !Files.exists(failure());
    }

    /** The note that a training of this very jar failed; delete it to try again. */
    public Path failure() {
        return cache.resolveSibling(cache.getFileName() + ".failed");
    }

    /** Where a training writes before its result counts. */
    public Path draft() {
        return cache.resolveSibling(cache.getFileName() + ".new");
    }

    /** The command of an ordinary start. */
    public List<String> command(String marker) {
        return command(marker, isTrained() ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    /** The command of a training run, which writes the cache when it ends. */
    public List<String> trainingCommand(String marker) {
        return command(marker, List.of("-XX:AOTCacheOutput=" + draft()));
    }

    private List<String> command(String marker, List<String> extra) {
        List<String> words = new ArrayList<>(List.of(jdk.java(), marker));
        words.addAll(extra);
        words.addAll(profile.flags());
        words.add("-jar");
        words.add(service.module() + ".jar");
        return List.copyOf(words);
    }

    /** Removes what older builds of this service left behind. */
    public void forgetOlder() throws IOException {
        try (Stream<Path> builds = Files.list(folder.resolveSibling("."))) {
            for (Path build : builds.filter(other -> !other.endsWith(folder.getFileName()))
                    .toList()) {
                Trees.delete(build);
            }
        }
    }
}
