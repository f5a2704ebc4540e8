package io.novelengine.gateway.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The public parts of the keys, for whoever verifies tokens. */
@RestController
class KeySetController {

    private static final CacheControl BRIEFLY = CacheControl.maxAge(Duration.ofSeconds(5));

    private final SigningKeys keys;

    KeySetController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    Mono<ResponseEntity<Map<String, Object>>> keySet() {
        return Mono.fromSupplier(() -> {
            var published = keys.published();
            if (published.isEmpty()) {
                throw new ProblemException(Problem.UNAVAILABLE, "The gateway has no keys yet. Try again soon.");
            }
            var set = new JWKSet(published.stream()
                    .map(key -> (JWK) key.pair().toPublicJWK())
                    .toList());
            return ResponseEntity.ok().cacheControl(BRIEFLY).body(set.toJSONObject(true));
        });
    }
}
