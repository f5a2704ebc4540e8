package io.novelengine.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reads by key that share their questions. */
class GatheredReadsTests {

    private final List<Question> questions = new ArrayList<>();
    private final GatheredReads<Integer, String> reads = new GatheredReads<>(10, keys -> {
        var question = new Question(List.copyOf(keys), new CompletableFuture<>());
        questions.add(question);
        return question.values;
    });

    private record Question(Collection<Integer> keys, CompletableFuture<Map<Integer, String>> values) {

        void answer() {
            values.complete(
                    keys.stream().filter(key -> key >= 0).collect(Collectors.toMap(key -> key, key -> "v" + key)));
        }
    }

    @Test
    void oneAloneIsAskedForAtOnce() {
        var value = reads.get(1);
        assertThat(questions).hasSize(1);
        questions.getFirst().answer();
        assertThat(value.join()).isEqualTo("v1");
    }

    @Test
    void thoseWhoComeWhileAQuestionIsUnderWayGoTogetherAndEachGetsItsOwn() {
        var first = reads.get(1);
        var others = IntStream.of(2, 3, 2, -1).mapToObj(reads::get).toList();
        assertThat(questions).hasSize(1);

        questions.getFirst().answer();
        assertThat(first.join()).isEqualTo("v1");
        assertThat(questions).hasSize(2);
        assertThat(questions.get(1).keys).containsExactly(2, 3, -1);

        questions.get(1).answer();
        assertThat(others.stream().map(CompletableFuture::join)).containsExactly("v2", "v3", "v2", null);
        reads.get(4);
        assertThat(questions).hasSize(3);
    }

    @Test
    void aReadIsNeverAnsweredByAQuestionAskedBeforeIt() {
        reads.get(1);
        var later = reads.get(1);
        questions.getFirst().values.complete(Map.of(1, "old"));
        assertThat(later).isNotDone();
        questions.get(1).values.complete(Map.of(1, "new"));
        assertThat(later.join()).isEqualTo("new");
    }

    @Test
    void aFullQuestionDoesNotWait() {
        IntStream.rangeClosed(0, 10).forEach(reads::get);
        assertThat(questions).hasSize(2);
        assertThat(questions.get(1).keys).hasSize(10);
    }

    @Test
    void aFailureIsOfThoseWhoSharedTheQuestionAndNobodyElse() {
        var first = reads.get(1);
        var second = reads.get(2);
        questions.getFirst().values.completeExceptionally(new IllegalStateException("cut"));
        assertThatThrownBy(first::join).hasRootCauseMessage("cut");
        questions.get(1).answer();
        assertThat(second.join()).isEqualTo("v2");
    }

    @Test
    void aQuestionThatCannotBePutFailsAndTheNextIsPut() {
        var down = new boolean[] {true};
        var unsteady = new GatheredReads<Integer, String>(10, keys -> {
            if (down[0]) {
                throw new IllegalStateException("cannot ask");
            }
            return CompletableFuture.completedFuture(Map.of(1, "v1"));
        });
        assertThatThrownBy(() -> unsteady.get(1).join()).hasRootCauseMessage("cannot ask");
        down[0] = false;
        assertThat(unsteady.get(1)).isCompletedWithValue("v1");
    }

    @Test
    void whoGivesUpTakesNothingFromTheOthers() {
        reads.get(0);
        var one = reads.get(1);
        var other = reads.get(1);
        one.cancel(true);
        questions.getFirst().answer();
        questions.get(1).answer();
        assertThat(other).isCompletedWithValue("v1");
    }
}
