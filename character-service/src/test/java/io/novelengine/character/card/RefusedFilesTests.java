package io.novelengine.character.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.novelengine.character.card.CardRefused.Reason;
import io.novelengine.character.card.Inflation.Slice;
import io.novelengine.character.card.Png.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is damaged or too much is refused by its name, with little work and little memory. */
class RefusedFilesTests {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long MEMORY = 64 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aPngThatIsCutOffAnywhereIsRefused() {
        var whole = Samples.png(Samples.text("chara", Samples.base64(Samples.V1)));
        for (var length = 8; length < whole.length; length += 37) {
            refused(Arrays.copyOf(whole, length), Reason.MALFORMED, "cut off");
        }
    }

    @Test
    void aWrongChecksumIsRefusedWithItsPlace() {
        var file = Samples.png(Samples.text("chara", Samples.base64(Samples.V1)));
        file[file.length - 13] ^= 1;

        refused(file, Reason.MALFORMED, "checksum of the tEXt chunk");
    }

    @Test
    void everyFlippedBitBehindTheSignatureIsNoticed() {
        var whole = Samples.png(Samples.text("chara", Samples.base64(Samples.V1)));
        var random = new Random(1);
        for (var i = 0; i < 500; i++) {
            var file = whole.clone();
            file[8 + random.nextInt(file.length - 8)] ^= (byte) (1 << random.nextInt(8));
            assertThat(catchThrowableOfType(CardRefused.class, () -> read(file)))
                    .isNotNull();
        }
    }

    @Test
    void aScriptNamedAsPictureIsRefused() {
        refused(Samples.utf8("#!/bin/sh\nrm -rf /\n"), Reason.UNSUPPORTED, "neither a PNG");
        refused(Samples.utf8("<script>alert(1)</script>"), Reason.UNSUPPORTED, "neither a PNG");
        refused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, Reason.UNSUPPORTED, "neither a PNG");
        refused(new byte[0], Reason.UNSUPPORTED, "neither a PNG");
        var disguised = new ByteArrayOutputStream();
        disguised.write(Samples.png(), 0, 8);
        disguised.writeBytes(Samples.utf8("#!/bin/sh\nrm -rf /\n# and so on, as long as a chunk has to be"));
        refused(disguised.toByteArray(), Reason.MALFORMED, "no chunk at byte 8");
    }

    @Test
    void aPictureWithoutACardIsRefused() {
        refused(Samples.png(), Reason.MALFORMED, "without a character card");
    }

    @Test
    void aGigabyteInATextChunkIsRefused() {
        var bomb = Samples.zeros(1L << 30);
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes(Samples.utf8("chara\0\0"));
        chunk.writeBytes(bomb);

        refused(
                Samples.png(new Chunk("zTXt", Slice.of(chunk.toByteArray()))),
                Reason.TOO_LARGE,
                "unpacks to more than");
        refused(
                Samples.png(Samples.text("chara", Base64.getEncoder().encodeToString(bomb))),
                Reason.TOO_LARGE,
                "unpacks to more than");
    }

    @Test
    void aGigabyteInACharxIsRefused() throws IOException {
        refused(charxOfZeros("card.json", 1 << 30), Reason.TOO_LARGE, "more than");
        refused(charxOfZeros("assets/other/a.bin", 1 << 30), Reason.TOO_LARGE, "more than");
    }

    private static byte[] charxOfZeros(String name, int count) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(out)) {
            zip.putNextEntry(new java.util.zip.ZipEntry(name));
            var zeros = new byte[1 << 20];
            for (var left = count; left > 0; left -= zeros.length) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @Test
    void aCharxWithTooManyEntriesOrWithoutACardIsRefused() throws IOException {
        var entries = new ArrayList<Object>();
        for (var i = 0; i < 3_000; i++) {
            entries.add("a/" + i);
            entries.add(new byte[0]);
        }
        refused(Samples.zip(entries.toArray()), Reason.TOO_LARGE, "more than 2000 entries");
        refused(Samples.zip("cards.json", Samples.utf8(Samples.V1)), Reason.MALFORMED, "no card.json");
        var whole = Samples.zip("card.json", Samples.utf8(Samples.V1));
        refused(Arrays.copyOf(whole, 20), Reason.MALFORMED, "CHARX");
        refused(Arrays.copyOf(whole, 100), Reason.MALFORMED, "CHARX");
    }

    @Test
    void aHundredThousandLoreEntriesAreRefused() {
        var small = new StringBuilder("{\"data\":{\"name\":\"A\",\"character_book\":{\"entries\":[{}");
        small.repeat(",{}", 99_999).append("]}}}");
        refused(Samples.utf8(small.toString()), Reason.TOO_LARGE, "100000 entries; at most 5000");

        var large = new StringBuilder("{\"data\":{\"name\":\"A\",\"character_book\":{\"entries\":[1");
        var entry = ",{\"keys\":[\"a\"],\"content\":\"b\"}";
        large.repeat(entry, 66_000).append("]}}}");
        refused(Samples.utf8(large.toString()), Reason.TOO_LARGE, "more than 250000 values");
        large.repeat(entry, 34_000);
        refused(Samples.utf8(large.toString()), Reason.TOO_LARGE, "more than 2000000 bytes");
    }

    @Test
    void jsonNestedTenThousandDeepIsRefused() {
        refused(Samples.utf8("{\"data\":" + "[".repeat(10_000)), Reason.TOO_LARGE, "nested deeper than 64");
        refused(Samples.utf8("{\"a\":".repeat(10_000)), Reason.TOO_LARGE, "nested deeper than 64");
        var inPng = "{\"data\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        refused(Samples.png(Samples.text("ccv3", Samples.base64(inPng))), Reason.TOO_LARGE, "nested deeper than 64");
    }

    @Test
    void tooManyPixelsAndChunksAreRefused() {
        var head = new ByteArrayOutputStream();
        Samples.number(head, 100_000);
        Samples.number(head, 100_000);
        head.writeBytes(new byte[] {8, 6, 0, 0, 0});
        var file = new ByteArrayOutputStream();
        file.write(Samples.png(), 0, 8);
        file.writeBytes(Samples.bytes(new Chunk("IHDR", Slice.of(head.toByteArray()))));
        file.writeBytes(Samples.bytes(new Chunk("IEND", Slice.of(new byte[0]))));
        refused(file.toByteArray(), Reason.TOO_LARGE, "10000000000 pixels");

        var chunks = new Chunk[30_000];
        Arrays.fill(chunks, Samples.text("a", "b"));
        refused(Samples.png(chunks), Reason.TOO_LARGE, "more than 20000 chunks");
    }

    @Test
    void aFileOfMoreThanTwentyMegabytesIsRefused() {
        refused(new byte[20_000_001], Reason.TOO_LARGE, "more than 20000000 bytes");
    }

    @Test
    void whatIsNoCardIsRefused() {
        refused(Samples.utf8("{"), Reason.MALFORMED, "not valid JSON at line 1");
        refused(Samples.utf8("{}"), Reason.MALFORMED, "neither data nor a name");
        refused(Samples.utf8("{\"name\":\"\"}"), Reason.MALFORMED, "no name");
        refused(
                Samples.utf8("{\"name\":\"\u200b\u0000\"}"
                        .replace("\u0000", "\\u0000")
                        .replace("\u200b", "")),
                Reason.MALFORMED,
                "no name");
        refused(Samples.utf8("{\"spec\":\"chara_card_v2\",\"data\":7}"), Reason.MALFORMED, "has no data");
        refused(Samples.utf8("{\"spec\":\"lorebook_v3\",\"data\":{\"entries\":[]}}"), Reason.UNSUPPORTED, "lorebook");
        refused("{\"name\":\"Zo\u00eb\"}".getBytes(StandardCharsets.ISO_8859_1), Reason.MALFORMED, "not UTF-8");
        refused(Samples.utf8("{\"name\":1e" + "9".repeat(600) + "}"), Reason.TOO_LARGE, "number that is too long");
        refused(Samples.utf8("{\"name\":\"A\",\"n\":16e8000000000}"), Reason.TOO_LARGE, "number that is too long");
        refused(Samples.png(Samples.text("chara", "!!!")), Reason.MALFORMED, "");
        refused(Samples.png(Samples.text("chara", "")), Reason.MALFORMED, "");
        refused(Samples.png(Samples.packed("chara", new byte[0])), Reason.MALFORMED, "");
    }

    @Test
    void aHugeNumberCostsNothing() {
        var card =
                "{\"data\":{\"name\":\"A\",\"creation_date\":1e999999999,\"extensions\":{\"n\":1e-999999999,\"talkativeness\":9e99999},"
                        + "\"character_book\":{\"token_budget\":1e400,\"entries\":[{\"keys\":[\"a\"],\"content\":\"b\",\"insertion_order\":-1e300,\"priority\":\"7.5\"}]}}}";
        var intake = within(() -> read(Samples.utf8(card)));

        assertThat(intake.profile().lore().facts().getFirst().order()).isEqualTo(Integer.MIN_VALUE);
        assertThat(intake.profile().lore().budget()).isNull();
    }

    @Test
    void textsThatMightKeepASlowReaderBusyAreReadSoon() {
        for (var text : List.of(
                "{{".repeat(400_000),
                "a \\\"".repeat(200_000),
                "she wants to ".repeat(70_000),
                "x= ".repeat(300_000),
                "*".repeat(900_000),
                "wears a ".repeat(100_000),
                "((((((((((".repeat(80_000))) {
            var card = "{\"name\":\"A\",\"description\":\"" + text + "\",\"first_mes\":\"" + text.substring(0, 4_000)
                    + "\",\"mes_example\":\"{{char}}: "
                    + text.substring(0, 80_000).replaceAll("\\\\$", "") + "\"}";
            within(() -> read(Samples.utf8(card)));
        }
    }

    @Test
    void aPictureOfManyPixelsIsMadeSmallInLittleMemory() {
        var picture = new java.awt.image.BufferedImage(4_000, 4_000, java.awt.image.BufferedImage.TYPE_INT_ARGB);
        var out = new ByteArrayOutputStream();
        try {
            javax.imageio.ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var file = Samples.png(out.toByteArray(), Samples.text("chara", Samples.base64(Samples.V1)));
        var before = THREADS.getCurrentThreadAllocatedBytes();

        assertThat(read(file).portraits()).hasSize(4);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MEMORY);
    }

    private static Intake read(byte[] file) {
        return Intake.of(file, CardLimits.STANDARD);
    }

    private static void refused(byte[] file, Reason reason, String because) {
        var refusal = within(() -> catchThrowableOfType(CardRefused.class, () -> read(file)));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        assertThat(refusal).hasMessageContaining(because);
    }

    /** All that the work takes of processor and memory, what was given back meanwhile included, is within the bounds. */
    private static <T> T within(java.util.function.Supplier<T> work) {
        var memory = THREADS.getCurrentThreadAllocatedBytes();
        var time = THREADS.getCurrentThreadCpuTime();
        var result = work.get();
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time)).isLessThan(SOON);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - memory).isLessThan(MEMORY);
        return result;
    }
}
