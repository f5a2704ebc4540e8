package io.novelengine.local.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server programs on the class path, unpacked once. */
final class Binaries {

    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");

    private final Path servers;

    Binaries(Path servers) {
        this.servers = servers;
    }

    /** The directory with PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    Path postgres() throws IOException {
        String archive = "postgres-" + system() + "-" + ("arm64".equals(machine()) ? "arm_64" : "x86_64") + ".txz";
        return unpacked("postgres", archive, Binaries::untar);
    }

    /** The program {@code redis-server}. */
    Path redis() throws IOException {
        String version = "linux".equals(system()) && "arm64".equals(machine()) ? "6.2.7" : "6.2.6-v5";
        String program = "redis-server-" + version + "-" + system() + "-" + machine();
        return unpacked("redis", program, (input, folder) -> {
                    Path file = folder.resolve("redis-server");
                    Files.copy(input, file);
                    Files.setPosixFilePermissions(file, PROGRAM);
                })
                .resolve("redis-server");
    }

    private Path unpacked(String name, String resource, Unpacking unpacking) throws IOException {
        URL url = Binaries.class.getResource("/" + resource);
        if (url == null || !(url.openConnection() instanceof JarURLConnection entry)) {
            throw new IOException(
                    "no " + name + " for this machine: " + resource + " is not in a jar on the class path");
        }
        long checksum = entry.getJarEntry().getCrc();
        Path folder = servers.resolve(name + "-" + HexFormat.of().toHexDigits((int) checksum));
        if (!Files.isDirectory(folder)) {
            Path draft = Files.createTempDirectory(Files.createDirectories(servers), name + ".new");
            try (InputStream input = entry.getInputStream()) {
                unpacking.unpack(input, draft);
            }
            Files.setPosixFilePermissions(draft, PROGRAM);
            publish(draft, folder);
        }
        return folder;
    }

    private static void publish(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void untar(InputStream input, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(input)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leads out of the archive: " + entry.getName());
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, (entry.getMode() & 0b001_000_000) == 0 ? PLAIN : PROGRAM);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        return "aarch64".equals(System.getProperty("os.arch")) ? "arm64" : "amd64";
    }

    private interface Unpacking {
        void unpack(InputStream input, Path folder) throws IOException;
    }
}
