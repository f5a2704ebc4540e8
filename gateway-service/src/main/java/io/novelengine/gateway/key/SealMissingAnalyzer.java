package io.novelengine.gateway.key;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says plainly why the gateway does not start without the secret that seals its keys. */
class SealMissingAnalyzer extends AbstractFailureAnalyzer<SealMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SealMissing cause) {
        return new FailureAnalysis(
                cause.getMessage() + ": the keys that sign for the gateway are not kept in the open.",
                "Set NOVEL_GATEWAY_KEYS_SEAL (novel.gateway.keys.seal) to a random secret of " + Seal.SHORTEST
                        + " characters or more, the same for all instances.",
                cause);
    }
}
