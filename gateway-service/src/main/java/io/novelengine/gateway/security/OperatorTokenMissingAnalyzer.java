package io.novelengine.gateway.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly why the gateway does not start without its token. */
class OperatorTokenMissingAnalyzer extends AbstractFailureAnalyzer<OperatorTokenMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable root, OperatorTokenMissing cause) {
        return new FailureAnalysis(
                cause.getMessage() + ": without it nobody could change anything, or everybody.",
                "Set NOVEL_GATEWAY_TOKEN (novel.gateway.token) to a random secret of " + OperatorToken.SHORTEST
                        + " characters or more.",
                cause);
    }
}
