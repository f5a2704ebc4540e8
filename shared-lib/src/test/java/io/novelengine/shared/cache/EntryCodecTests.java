package io.novelengine.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries as bytes. */
class EntryCodecTests {

    /** A value of the tests. */
    record Sheet(String name, List<Integer> numbers) {}

    private final EntryCodec<Sheet> codec = new EntryCodec<>(Sheet.class, 3, 100);

    @Test
    void aValueComesBackAsItWasShortOrLong() {
        for (var sheet : List.of(new Sheet("a", List.of(1, 2)), new Sheet("long ".repeat(1000), List.of()))) {
            var written = codec.encode(sheet, 77);
            assertThat(codec.decode(written.bytes())).isEqualTo(new EntryCodec.Read<>(sheet, 77, written.size()));
        }
    }

    @Test
    void aLongValueIsCompressed() {
        var written = codec.encode(new Sheet("long ".repeat(1000), List.of()), 1);
        assertThat(written.bytes()).hasSizeLessThan(500);
        assertThat(written.size()).isGreaterThan(5000);
    }

    @Test
    void thatThereIsNothingIsAnEntryToo() {
        assertThat(codec.decode(codec.encode(null, 5).bytes())).isEqualTo(new EntryCodec.Read<>(null, 5, 0));
    }

    @Test
    void anotherVersionOrFormatOrDamageCountsAsNothing() {
        var bytes = codec.encode(new Sheet("long ".repeat(1000), List.of()), 1).bytes();
        assertThat(new EntryCodec<>(Sheet.class, 4, 100).decode(bytes)).isNull();
        assertThat(codec.decode(new byte[] {1, 2})).isNull();
        var damaged = bytes.clone();
        damaged[40] ^= 0x55;
        damaged[bytes.length - 6] ^= 0x55;
        assertThat(codec.decode(damaged)).isNull();
        var other = bytes.clone();
        other[0] = 9;
        assertThat(codec.decode(other)).isNull();
    }
}
