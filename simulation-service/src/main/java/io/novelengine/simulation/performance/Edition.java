package io.novelengine.simulation.performance;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What a book says of itself besides its words.
 *
 * @param run id of the run that it tells
 * @param title stands over it
 * @param modified when its words were last changed
 */
public record Edition(UUID run, String title, Instant modified) {

    private static final String NAME = "urn:novel:simulation:";
    private static final long VERSION = 0xF000L;
    private static final long RANDOM = 0x4000L;
    private static final int LONGEST_NAME = 60;

    /** What is on the cover: the title without line breaks, or a word for none. */
    String cover() {
        var words = Markup.legible(title).strip().replaceAll("\\s+", " ");
        return words.isEmpty() ? "Untitled" : words;
    }

    /** The id of the book, UUID version 5: the same for the same run. */
    UUID publication() {
        return named("/story");
    }

    /** The id of the interactive story: upper case, with the version bits of a random UUID, which Twee asks for. */
    String ifid() {
        var id = named("/twee");
        return new UUID(id.getMostSignificantBits() & ~VERSION | RANDOM, id.getLeastSignificantBits())
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    /** The title in letters that every file system takes, with an extension. */
    String fileName(String extension) {
        var words = cover().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-");
        var end = words.offsetByCodePoints(0, Math.min(words.codePointCount(0, words.length()), LONGEST_NAME));
        var name = words.substring(0, end).replaceAll("^-+|-+$", "");
        return (name.isEmpty() ? "story" : name) + "." + extension;
    }

    private UUID named(String purpose) {
        return Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL).generate(NAME + run + purpose);
    }
}
