package io.novelengine.gateway.routing;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.util.List;
import org.springframework.http.ProblemDetail;

/** A service did not answer; the document says which is missing. */
class ServiceMissing extends ProblemException {

    private final String service;

    ServiceMissing(String service, String detail, Throwable cause) {
        super(Problem.UNAVAILABLE, service + " " + detail, List.of(), cause);
        this.service = service;
    }

    @Override
    public ProblemDetail toProblemDetail() {
        var detail = super.toProblemDetail();
        detail.setProperty("missing", List.of(service));
        return detail;
    }
}
