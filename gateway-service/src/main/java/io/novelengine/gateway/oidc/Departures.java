package io.novelengine.gateway.oidc;

import io.novelengine.shared.identity.Digest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Browsers that are on their way to the issuer and back, for ten minutes, so that they may come back to any instance. A cookie
 * binds the way back to the browser that left.
 */
final class Departures implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "NOVEL_LOGIN";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final ReactiveStringRedisTemplate redis;
    private final JsonMapper json;
    private final boolean secure;
    private final SecureRandom random = new SecureRandom();

    Departures(ReactiveStringRedisTemplate redis, JsonMapper json, boolean secure) {
        this.redis = redis;
        this.json = json;
        this.secure = secure;
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var browser = HexFormat.of().formatHex(bytes);
        exchange.getResponse()
                .addCookie(ResponseCookie.from(COOKIE, browser)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .path("/login/oauth2")
                        .maxAge(LIFE)
                        .build());
        return redis.opsForValue()
                .set(
                        key(browser, Objects.requireNonNull(request.getState())),
                        json.writeValueAsString(Left.of(request)),
                        LIFE)
                .timeout(DEADLINE)
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        var key = key(exchange);
        return key == null
                ? Mono.empty()
                : redis.opsForValue().get(key).timeout(DEADLINE).map(this::read);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        var key = key(exchange);
        return key == null
                ? Mono.empty()
                : redis.opsForValue().getAndDelete(key).timeout(DEADLINE).map(this::read);
    }

    private static @Nullable String key(ServerWebExchange exchange) {
        var cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        var state = exchange.getRequest().getQueryParams().getFirst("state");
        return cookie == null || state == null ? null : key(cookie.getValue(), state);
    }

    private static String key(String browser, String state) {
        return "novel:departures:" + Digest.sha256(browser, "\n", state);
    }

    private OAuth2AuthorizationRequest read(String text) {
        return json.readValue(text, Left.class).request();
    }

    /** What is kept of a request. */
    private record Left(
            String authorizationUri,
            String clientId,
            String redirectUri,
            List<String> scopes,
            String state,
            Map<String, String> parameters,
            Map<String, String> attributes,
            String uri) {

        static Left of(OAuth2AuthorizationRequest request) {
            return new Left(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    String.valueOf(request.getRedirectUri()),
                    request.getScopes().stream().sorted().toList(),
                    String.valueOf(request.getState()),
                    texts(request.getAdditionalParameters()),
                    texts(request.getAttributes()),
                    request.getAuthorizationRequestUri());
        }

        private static Map<String, String> texts(Map<String, Object> values) {
            var texts = new LinkedHashMap<String, String>();
            values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
            return texts;
        }

        OAuth2AuthorizationRequest request() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(new LinkedHashSet<>(scopes))
                    .state(state)
                    .additionalParameters(values -> values.putAll(parameters))
                    .attributes(values -> values.putAll(attributes))
                    .authorizationRequestUri(uri)
                    .build();
        }
    }
}
