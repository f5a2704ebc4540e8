package io.novelengine.gateway.health;

import static io.novelengine.gateway.health.Condition.DEGRADED;
import static io.novelengine.gateway.health.Condition.DOWN;
import static io.novelengine.gateway.health.Condition.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How parts make a whole. */
class ConditionTests {

    @Test
    void theWholeIsUpOrDownOnlyIfAllOfItIs() {
        assertThat(Condition.of(List.of(UP, UP))).isEqualTo(UP);
        assertThat(Condition.of(List.of(DOWN, DOWN))).isEqualTo(DOWN);
        assertThat(Condition.of(List.of(UP, DOWN))).isEqualTo(DEGRADED);
        assertThat(Condition.of(List.of(UP, DEGRADED))).isEqualTo(DEGRADED);
        assertThat(Condition.of(List.of(DEGRADED, DOWN))).isEqualTo(DEGRADED);
    }

    @Test
    void nothingIsDown() {
        assertThat(Condition.of(List.of())).isEqualTo(DOWN);
    }

    @Test
    void anUnknownWordIsBadNews() {
        assertThat(Condition.of("UP")).isEqualTo(UP);
        assertThat(Condition.of("DEGRADED")).isEqualTo(DEGRADED);
        assertThat(Condition.of("OUT_OF_SERVICE")).isEqualTo(DOWN);
        assertThat(Condition.of("up")).isEqualTo(DOWN);
    }
}
