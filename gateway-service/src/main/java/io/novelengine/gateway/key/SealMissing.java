package io.novelengine.gateway.key;

/** The gateway was started without a usable secret to seal its keys with. */
class SealMissing extends RuntimeException {

    SealMissing(String fault) {
        super("NOVEL_GATEWAY_KEYS_SEAL " + fault);
    }
}
