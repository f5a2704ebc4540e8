package io.novelengine.gateway.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed is opened only with the same secret, under the same name, unchanged. */
class SealTests {

    private static final String SECRET = "a secret that only these tests know";

    @Test
    void opensWhatItClosed() throws GeneralSecurityException {
        assertThat(seal(SECRET).open("k", seal(SECRET).close("k", "content"))).isEqualTo("content");
    }

    @Test
    void closesTheSameContentAnotherWayEachTime() {
        assertThat(seal(SECRET).close("k", "content")).isNotEqualTo(seal(SECRET).close("k", "content"));
    }

    @Test
    void doesNotOpenWhatIsNotItsOwn() {
        var sealed = seal(SECRET).close("k", "content");
        var changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> seal(SECRET).open("another", sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> seal(SECRET + "x").open("k", sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> seal(SECRET).open("k", changed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> seal(SECRET).open("k", new byte[3])).isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "thirty-one characters, not more"})
    void takesNoSecretThatIsMissingOrShort(String secret) {
        assertThatThrownBy(() -> seal(secret))
                .isInstanceOf(SealMissing.class)
                .hasMessageContaining("NOVEL_GATEWAY_KEYS_SEAL");
    }

    private static Seal seal(String secret) {
        return new Seal(new KeyProperties(secret, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
