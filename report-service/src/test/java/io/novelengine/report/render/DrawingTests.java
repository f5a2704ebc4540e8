package io.novelengine.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.novelengine.report.compose.Content.Chart;
import io.novelengine.report.compose.Content.Point;
import io.novelengine.report.compose.Content.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTests {

    @Test
    void barsOfARowFollowEachOtherAndAreInProportion() {
        var drawing = Drawing.of(new Chart(
                "c",
                Shape.BARS,
                List.of("a", "b"),
                List.of(new Point("x", List.of(1.0, 3.0)), new Point("y", List.of(0.0, 2.0)))));

        assertThat(drawing.boxes()).hasSize(3);
        var first = drawing.boxes().get(0);
        var second = drawing.boxes().get(1);
        assertThat(second.left()).isEqualTo(first.left() + first.wide());
        assertThat(second.wide()).isEqualTo(3 * first.wide());
        assertThat(drawing.boxes().get(2).wide()).isEqualTo(2 * first.wide());
        assertThat(first.title()).isEqualTo("x, a: 1");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everythingLiesWithinTheViewBox(Shape shape) {
        var points = IntStream.range(0, 400)
                .mapToObj(n -> new Point("point " + n, List.of((double) (n % 7))))
                .toList();
        var drawing = Drawing.of(new Chart("c", shape, List.of("a"), points));

        assertThat(drawing.boxes()).allSatisfy(box -> {
            assertThat(box.left()).isNotNegative();
            assertThat(box.top()).isNotNegative();
            assertThat(box.left() + box.wide()).isLessThanOrEqualTo(drawing.width());
            assertThat(box.top() + box.high()).isLessThanOrEqualTo(drawing.height());
        });
        assertThat(drawing.line().isEmpty()).isEqualTo(shape != Shape.LINE);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void zeroesAndNothingCanBeDrawn(Shape shape) {
        assertThat(Drawing.of(new Chart("c", shape, List.of("a"), List.of())).boxes())
                .isEmpty();
        var zero = new Chart("c", shape, List.of("a"), List.of(new Point("x", List.of(0.0))));
        assertThat(Drawing.of(zero).boxes()).isEmpty();
        assertThat(Drawing.of(zero).line()).doesNotContain("NaN");
    }
}
