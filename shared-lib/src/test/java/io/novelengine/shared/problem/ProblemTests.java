package io.novelengine.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The vocabulary of failures. */
class ProblemTests {

    @Test
    void everyKindHasATypeAndAStatusOfItsOwn() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::type)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Problem.values()).map(Problem::status)).doesNotHaveDuplicates();
        assertThat(Problem.NOT_FOUND.type()).hasToString("urn:novel:problem:not-found");
    }

    @Test
    void aBareStatusBecomesTheNearestKind() {
        assertThat(Problem.of(HttpStatus.CONFLICT)).isEqualTo(Problem.CONFLICT);
        assertThat(Problem.of(HttpStatusCode.valueOf(418))).isEqualTo(Problem.INVALID);
        assertThat(Problem.of(HttpStatusCode.valueOf(502))).isEqualTo(Problem.INTERNAL);
    }

    @Test
    void fieldErrorsStandInTheDocument() {
        var document = ProblemException.invalid("turns", "must be at most 500").toProblemDetail();
        assertThat(document.getStatus()).isEqualTo(400);
        assertThat(document.getDetail()).isEqualTo("turns: must be at most 500");
        assertThat(document.getProperties()).containsKey("errors");
    }
}
