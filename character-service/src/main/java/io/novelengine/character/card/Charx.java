package io.novelengine.character.card;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A CHARX: a ZIP with {@code card.json} at its root, and assets. */
final class Charx {

    private static final String CARD = "card.json";
    private static final long MEBIBYTE = 1 << 20;

    private Charx() {}

    static boolean is(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] <= 8;
    }

    /** The bytes of one entry; null when there is none. The whole file is walked through, so that all bounds are checked. */
    static byte @Nullable [] entry(byte[] file, String name, CardLimits limits) {
        byte[] found = null;
        var names = new HashSet<String>();
        var total = 0L;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            var buffer = new byte[16_384];
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (names.size() > limits.entries()) {
                    throw CardRefused.tooLarge("The CHARX has more than " + limits.entries() + " entries.");
                }
                var wanted = found == null && entry.getName().equals(name);
                var content = new ByteArrayOutputStream();
                for (var count = zip.read(buffer); count >= 0; count = zip.read(buffer)) {
                    total += count;
                    check(total, file.length, limits);
                    if (wanted) {
                        content.write(buffer, 0, count);
                    }
                    if (content.size() > limits.json() && name.equals(CARD)) {
                        throw CardRefused.tooLarge("The card's JSON has more than " + limits.json() + " bytes.");
                    }
                }
                found = wanted ? content.toByteArray() : found;
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw CardRefused.malformed("The CHARX is not a valid ZIP: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw CardRefused.malformed("The CHARX is cut off.");
        }
        if (names.isEmpty()) {
            throw CardRefused.malformed("The CHARX is cut off, or empty.");
        }
        return found;
    }

    private static void check(long total, int packed, CardLimits limits) {
        if (total > limits.inflated() || (total > MEBIBYTE && total / packed > limits.ratio())) {
            throw CardRefused.tooLarge("The CHARX unpacks to more than is taken.");
        }
    }

    static byte[] card(byte[] file, CardLimits limits) {
        var card = entry(file, CARD, limits);
        if (card == null) {
            throw CardRefused.malformed("The CHARX has no card.json at its root.");
        }
        return card;
    }

    /** A CHARX of these entries, {@code card.json} first; the same entries always give the same bytes. */
    static byte[] write(byte[] card, Map<String, byte[]> assets) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, CARD, card);
            for (var asset : assets.entrySet()) {
                put(zip, asset.getKey(), asset.getValue());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The file with another {@code card.json} and all other entries as they were. */
    static byte[] with(byte[] file, byte[] card, CardLimits limits) {
        card(file, limits);
        var out = new ByteArrayOutputStream(file.length);
        var seen = new HashSet<String>();
        seen.add(CARD);
        try (var from = new ZipInputStream(new ByteArrayInputStream(file));
                var zip = new ZipOutputStream(out)) {
            put(zip, CARD, card);
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (seen.add(entry.getName())) {
                    zip.putNextEntry(at(entry.getName()));
                    from.transferTo(zip);
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(at(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static ZipEntry at(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }
}
