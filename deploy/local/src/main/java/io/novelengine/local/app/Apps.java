package io.novelengine.local.app;

import io.novelengine.local.home.NovelHome;
import io.novelengine.local.process.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unpacks the jars of the services, once for every build. */
public final class Apps {

    private final Path project;
    private final NovelHome home;
    private final Jdk jdk;
    private final JvmProfile profile;

    /**
     * @param project directory of the checkout, in which each module has its {@code target}
     */
    public Apps(Path project, NovelHome home, Jdk jdk, JvmProfile profile) {
        this.project = project;
        this.home = home;
        this.jdk = jdk;
        this.profile = profile;
    }

    /** The service, unpacked. */
    public App unpacked(Service service) throws IOException {
        Path jar = project.resolve(service.module()).resolve("target").resolve(service.module() + ".jar");
        if (!Files.exists(jar)) {
            throw new IOException(service.module() + " is not built: " + jar + " is missing");
        }
        JarContent content = JarContent.of(jar);
        Path folder = home.apps().resolve(service.module()).resolve(content.digest());
        if (!Files.isDirectory(folder)) {
            unpack(jar, content, folder);
        }
        String key = JarContent.digest(List.of(jdk.build(), String.join(" ", profile.flags())));
        return new App(service, folder, folder.resolve(key + ".aot"), profile, jdk);
    }

    private void unpack(Path jar, JarContent content, Path folder) throws IOException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        Trees.delete(draft);
        Files.createDirectories(draft.getParent());
        if (content.executable()) {
            extract(jar, draft);
        } else {
            Files.createDirectories(draft);
            Files.copy(jar, draft.resolve(jar.getFileName()));
        }
        Files.move(draft, folder);
    }

    private void extract(Path jar, Path target) throws IOException {
        Process tool = new ProcessBuilder(
                        jdk.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tool.waitFor() != 0) {
                throw new IOException("cannot unpack " + jar + ": " + FailureReason.in(output));
            }
        } catch (InterruptedException e) {
            tool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("unpacking " + jar + " was interrupted", e);
        }
    }
}
