package io.novelengine.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.local.faults.Findings.Finding;
import io.novelengine.local.home.NovelHome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTests {

    @Test
    void recognisesStatementsByTheirWords() {
        assertThat(Statement.of("for update skip locked)\nupdate   run_queue q\n set fence = nextval('run_fence')")
                        .kind())
                .isEqualTo(Statement.Kind.CLAIM);
        var turn = Statement.of("where run_id = $2 and fence = $3 … insert into turn (run_id, number)");
        assertThat(turn.kind()).isEqualTo(Statement.Kind.TURN);
        assertThat(turn.runParameter()).isEqualTo(2);
        assertThat(Statement.of("select 1").kind()).isEqualTo(Statement.Kind.OTHER);
    }

    @Test
    void readsNumbersAndIdsInBothForms() {
        var id = UUID.fromString("01920000-0000-7000-8000-000000000001");

        assertThat(Statement.number("1000012".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(1_000_012);
        assertThat(Statement.number(ByteBuffer.allocate(8).putLong(1_000_012).array()))
                .isEqualTo(1_000_012);
        assertThat(Statement.number(new byte[] {0, 0, 0, 3})).isEqualTo(3);
        assertThat(Statement.id(id.toString().getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(id);
        assertThat(Statement.id(ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array()))
                .isEqualTo(id);
    }

    @Test
    void readsListsOfIdsInBothForms() {
        var one = new UUID(1, 2);
        var two = new UUID(3, 4);
        var binary = ByteBuffer.allocate(20 + 2 * 20).position(20);
        for (var id : List.of(one, two)) {
            binary.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }

        assertThat(Statement.ids(("{\"" + one + "\"," + two + "}").getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(one, two);
        assertThat(Statement.ids(binary.array())).containsExactly(one, two);
        assertThat(Statement.ids(one.toString().getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(one);
    }

    @Test
    void findsARunThatWasRolledBackThoughNothingHadFailed(@TempDir Path folder) throws Exception {
        var findings = new Findings();
        var fences = new Fences(findings);
        var snares = new Snares(new NovelHome(folder, folder, folder), fences, 0);
        var conversation = new Conversation(1, snares, fences, findings);

        assertThat(conversation.toServer(message('Q', "BEGIN\0"))).isTrue();
        assertThat(conversation.toServer(message('P', "S_0\0insert into run (id, title) values ($1, $2)\0")))
                .isTrue();
        assertThat(conversation.toServer(message('B', "B_0\0S_0\0"))).isTrue();
        assertThat(conversation.toClient(message('E', "duplicate\0"))).isTrue();
        assertThat(conversation.toServer(message('Q', "ROLLBACK\0"))).isTrue();
        assertThat(findings.isEmpty()).isTrue();

        conversation.toServer(message('Q', "BEGIN\0"));
        conversation.toServer(message('B', "B_0\0S_0\0"));
        conversation.toServer(message('Q', "ROLLBACK\0"));
        assertThat(findings.list()).extracting(Finding::check).containsExactly(Check.CANCELS);
    }

    private static Message message(char type, String content) {
        var bytes = content.getBytes(StandardCharsets.US_ASCII);
        return new Message(
                type,
                ByteBuffer.allocate(5 + bytes.length)
                        .put((byte) type)
                        .putInt(4 + bytes.length)
                        .put(bytes)
                        .array());
    }

    @Test
    void findsAClaimUnderAFenceThatIsNotHigher() {
        var findings = new Findings();
        var fences = new Fences(findings);
        var run = new UUID(1, 2);

        fences.claimed(run, 10, 5);
        assertThat(fences.isStale(run, 10)).isFalse();
        fences.claimed(run, 11, 6);
        assertThat(fences.isStale(run, 10)).isTrue();
        fences.answered(run, 0);
        assertThat(fences.refused()).isEqualTo(1);
        assertThat(findings.isEmpty()).isTrue();

        fences.claimed(run, 12, 6);
        fences.answered(run, 1);
        assertThat(findings.list()).hasSize(2).allMatch(finding -> finding.check() == Check.FENCES);
    }
}
