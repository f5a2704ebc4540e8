package io.novelengine.local.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mistake on purpose, as a file tells it: lines of {@code name: value}, an empty line, and a patch in the unified form; after a
 * line {@code or} another one, for sources that the first does not fit.
 *
 * @param name of the file
 * @param what in a sentence
 * @param seed of the short campaign that shows it
 * @param kinds of faults in that campaign
 * @param points where that campaign kills
 * @param patches what is changed, by the file in which it stands; the first that fits is used
 */
record Mutant(
        String name,
        String what,
        long seed,
        Set<Fault> kinds,
        Set<CrashPoint> points,
        List<Map<String, List<Hunk>>> patches) {

    private static final String SUFFIX = ".patch";

    /** All mutants in a folder, by name. */
    static List<Mutant> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Mutant> all = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                all.add(read(name.substring(0, name.length() - SUFFIX.length()), Files.readAllLines(file)));
            }
            return all;
        }
    }

    private static Mutant read(String name, List<String> lines) {
        int end = lines.indexOf("");
        Map<String, String> head = new TreeMap<>();
        for (String line : lines.subList(0, end)) {
            int colon = line.indexOf(": ");
            head.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return new Mutant(
                name,
                head.getOrDefault("mistake", ""),
                Long.parseLong(head.getOrDefault("seed", "1")),
                each(Fault.class, head.getOrDefault("faults", "")),
                each(CrashPoint.class, head.getOrDefault("points", "")),
                patches(lines.subList(end + 1, lines.size())));
    }

    private static <E extends Enum<E>> Set<E> each(Class<E> type, String words) {
        return Arrays.stream(words.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Enum.valueOf(type, word))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static List<Map<String, List<Hunk>>> patches(List<String> lines) {
        int or = lines.indexOf("or");
        List<Map<String, List<Hunk>>> patches = new ArrayList<>();
        Map<String, List<Hunk>> first = hunks(or < 0 ? lines : lines.subList(0, or));
        if (!first.isEmpty()) {
            patches.add(first);
        }
        if (or >= 0) {
            patches.addAll(patches(lines.subList(or + 1, lines.size())));
        }
        return patches;
    }

    private static Map<String, List<Hunk>> hunks(List<String> lines) {
        Map<String, List<Hunk>> hunks = new TreeMap<>();
        String file = "";
        for (String line : lines) {
            if (line.startsWith("+++ b/")) {
                file = line.substring("+++ b/".length());
                hunks.put(file, new ArrayList<>());
            } else if (line.startsWith("@@")) {
                hunks.getOrDefault(file, new ArrayList<>()).add(new Hunk(new ArrayList<>(), new ArrayList<>()));
            } else if (!line.startsWith("---") && !file.isEmpty()) {
                hunks.getOrDefault(file, List.of()).getLast().add(line);
            }
        }
        return hunks;
    }

    /** Whether it changes nothing, to show that the campaign is green without a mistake. */
    boolean isNone() {
        return patches.isEmpty();
    }

    /** The files it changes, as they are then, by their path within the project. */
    Map<String, String> changed(Path project) throws IOException {
        IOException misfit = new IOException(name + " changes nothing");
        for (Map<String, List<Hunk>> patch : patches) {
            try {
                return changed(project, patch);
            } catch (IOException e) {
                misfit = e;
            }
        }
        throw misfit;
    }

    private Map<String, String> changed(Path project, Map<String, List<Hunk>> patch) throws IOException {
        Map<String, String> changed = new TreeMap<>();
        for (Map.Entry<String, List<Hunk>> file : patch.entrySet()) {
            String text = Files.readString(project.resolve(file.getKey()));
            for (Hunk hunk : file.getValue()) {
                text = hunk.in(text, name + " does not fit " + file.getKey());
            }
            changed.put(file.getKey(), text);
        }
        return changed;
    }

    /**
     * A change in one place, which is found by what stands there.
     *
     * @param before lines as they are
     * @param after lines as they are to be
     */
    record Hunk(List<String> before, List<String> after) {

        private void add(String line) {
            String text = line.isEmpty() ? "" : line.substring(1);
            if (!line.startsWith("+")) {
                before.add(text);
            }
            if (!line.startsWith("-")) {
                after.add(text);
            }
        }

        private String in(String text, String complaint) throws IOException {
            String old = String.join("\n", before) + "\n";
            int at = text.indexOf(old);
            if (at < 0 || text.indexOf(old, at + 1) >= 0) {
                throw new IOException(complaint + ": these lines are not there once:\n" + old);
            }
            return text.substring(0, at) + String.join("\n", after) + "\n" + text.substring(at + old.length());
        }
    }
}
