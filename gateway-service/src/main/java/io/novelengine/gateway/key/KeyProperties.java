package io.novelengine.gateway.key;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the signing keys are kept.
 *
 * @param seal secret, 32 characters or more, that seals the private keys in the database; there is no default
 * @param age age at which a key is followed by a new one
 * @param lead how long a new key is published before it signs
 * @param poll rest between two looks at the keys of all instances
 * @param patience how long a start waits for the keys in the database; after that a passing key of its own signs
 */
@ConfigurationProperties("novel.gateway.keys")
record KeyProperties(
        @DefaultValue("") String seal,
        @DefaultValue("1d") Duration age,
        @DefaultValue("30s") Duration lead,
        @DefaultValue("5s") Duration poll,
        @DefaultValue("5s") Duration patience) {

    @Override
    public String toString() {
        return "KeyProperties[age=" + age + ", lead=" + lead + "]";
    }
}
