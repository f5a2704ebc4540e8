package io.novelengine.gateway.security;

/** The gateway was started without a usable token of the operator. */
class OperatorTokenMissing extends RuntimeException {

    OperatorTokenMissing(String fault) {
        super("NOVEL_GATEWAY_TOKEN " + fault);
    }
}
