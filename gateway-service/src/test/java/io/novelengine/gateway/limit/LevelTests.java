package io.novelengine.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The arithmetic of the buckets. */
class LevelTests {

    private static final Plan PLAN = new Plan(10, 20);

    @Property
    void neverMoreThanTheBurstAndWhatRanIn(@ForAll @Size(max = 300) List<@IntRange(max = 200) Integer> pauses) {
        var bucket = new Bucket("k", "reader", PLAN, 0);
        var now = 0L;
        var passed = 0;
        for (var pause : pauses) {
            now += pause;
            passed += bucket.take(now, PLAN).allowed() ? 1 : 0;
        }

        assertThat((double) passed).isLessThanOrEqualTo(PLAN.burst() + now * PLAN.rate() / 1000 + 1e-6);
    }

    @Property
    void aSteadyRateWithinThePlanIsNeverRefused(@ForAll @IntRange(min = 100, max = 1000) int pause) {
        var bucket = new Bucket("k", "reader", PLAN, 0);
        for (var n = 1; n <= 200; n++) {
            assertThat(bucket.take((long) n * pause, PLAN).allowed()).isTrue();
        }
    }

    @Test
    void theClockGoingBackGivesNothing() {
        var level = new Level(5, 1000);

        assertThat(level.at(0, PLAN)).isEqualTo(level);
    }

    @Test
    void severalGatewaysShareAPlanWhileTheyCannotCountTogether() {
        assertThat(PLAN.among(4)).isEqualTo(new Plan(2.5, 5));
        assertThat(PLAN.among(0)).isEqualTo(PLAN);
    }

    @Test
    void theHeadersSayWhatIsLeft() {
        var verdict = new Verdict("reader", PLAN, false, 0.5);

        assertThat(verdict.policy()).isEqualTo("\"reader\";q=20;w=2");
        assertThat(verdict.state()).isEqualTo("\"reader\";r=0;t=2");
        assertThat(verdict.retryAfter()).isEqualTo(1);
    }

    @Test
    void whatWasTakenWhileTellingIsNotForgotten() {
        var bucket = new Bucket("k", "reader", PLAN, 0);
        bucket.take(0, PLAN);
        assertThat(bucket.mustTell()).isTrue();
        assertThat(bucket.mustTell()).isFalse();
        assertThat(bucket.untold()).isEqualTo(1);
        bucket.take(0, PLAN);

        bucket.agreed(3, 0);

        assertThat(bucket.take(0, PLAN).left()).isEqualTo(1);
    }
}
