package io.novelengine.gateway.key;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;

/**
 * A key pair that signs for the gateway.
 *
 * @param pair with the private part; its id is the {@code kid} of tokens
 * @param createdAt when it was made
 * @param activeFrom when it begins to sign
 */
public record SigningKey(ECKey pair, Instant createdAt, Instant activeFrom) {

    /** The id by which those who verify find it. */
    public String id() {
        return pair.getKeyID();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + ", from " + activeFrom + "]";
    }
}
