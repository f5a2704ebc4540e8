package io.novelengine.shared.client;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import io.novelengine.shared.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Tokens made by the gateway for this service, which says by its secret who it is; kept until shortly before they end. */
final class GatewayTokens implements TokenSource {

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 10_000;

    private final GatewayCalls gateway;
    private final String secret;
    private final AsyncCache<Key, Given> tokens;

    GatewayTokens(GatewayCalls gateway, String secret) {
        this.gateway = gateway;
        this.secret = secret;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfter(Expiry.creating((Key key, Given given) -> given.keep()))
                .buildAsync();
    }

    @Override
    public Mono<String> token(String audience, @Nullable Caller caller) {
        var subject = caller == null || caller.roles().contains(Role.SERVICE) ? "" : caller.id();
        return Mono.fromFuture(
                        () -> tokens.get(new Key(audience, subject), (key, executor) -> ask(key).toFuture()), true)
                .map(Given::token)
                .onErrorMap(
                        failure -> ProblemException.unavailable("The gateway, which vouches for this call,", failure));
    }

    private Mono<Given> ask(Key key) {
        return gateway.first(instance -> instance.post()
                .uri("/internal/tokens")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + secret)
                .bodyValue(new Wanted(gateway.self(), key.audience, key.subject.isEmpty() ? null : key.subject))
                .retrieve()
                .bodyToMono(Given.class));
    }

    private record Key(String audience, String subject) {}

    private record Wanted(
            String client, String audience, @Nullable String subject) {}

    private record Given(String token, long expiresIn) {

        Duration keep() {
            var left = Duration.ofSeconds(expiresIn).minus(MARGIN);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }
}
