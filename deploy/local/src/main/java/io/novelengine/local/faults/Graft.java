package io.novelengine.local.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles changed sources and puts their classes into a copy of a jar, also where they stand in a jar within it. */
final class Graft {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String OWN_LIBRARY = "BOOT-INF/lib/shared-lib-";

    private final Path work;

    /**
     * @param work an empty folder
     */
    Graft(Path work) {
        this.work = work;
    }

    /** Classes of sources by their path below the root of packages. */
    Map<String, byte[]> compile(Map<String, String> sources, String classPath) throws IOException {
        Path target = Files.createDirectories(work.resolve("classes"));
        List<String> line = new ArrayList<>(List.of(
                "-proc:none",
                "-parameters",
                "-nowarn",
                "-encoding",
                "UTF-8",
                "-cp",
                classPath,
                "-d",
                target.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("sources")
                    .resolve(source.getKey().substring(source.getKey().indexOf("src/main/java/")));
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            line.add(file.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        if (compiler.run(InputStream.nullInputStream(), complaints, complaints, line.toArray(String[]::new)) != 0) {
            throw new IOException("a changed source does not compile:\n" + complaints);
        }
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                classes.put(target.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    /** A copy of a jar that Spring Boot packed, with these classes in the place of its own. */
    void into(Path jar, Path copy, Map<String, byte[]> classes) throws IOException {
        Files.createDirectories(copy.getParent());
        try (InputStream in = Files.newInputStream(jar);
                OutputStream out = Files.newOutputStream(copy)) {
            copy(in, out, CLASSES, classes);
        }
    }

    private static void copy(InputStream from, OutputStream to, String prefix, Map<String, byte[]> classes)
            throws IOException {
        try (ZipInputStream in = new ZipInputStream(from);
                ZipOutputStream out = new ZipOutputStream(to)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                byte[] bytes = in.readAllBytes();
                byte[] own = name.startsWith(prefix) ? classes.get(name.substring(prefix.length())) : null;
                if (own != null) {
                    bytes = own;
                } else if (name.startsWith(OWN_LIBRARY)) {
                    ByteArrayOutputStream inner = new ByteArrayOutputStream();
                    copy(new ByteArrayInputStream(bytes), inner, "", classes);
                    bytes = inner.toByteArray();
                }
                out.putNextEntry(entry.getMethod() == ZipEntry.STORED ? stored(name, bytes) : new ZipEntry(name));
                out.write(bytes);
                out.closeEntry();
            }
        }
    }

    private static ZipEntry stored(String name, byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }
}
