package io.novelengine.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** A small issuer of identities: metadata, keys, and tokens for codes that a test has prepared. */
final class Issuer implements AutoCloseable {

    private static final RSAKey KEY = newKey();

    private final Map<String, String> idTokens = new ConcurrentHashMap<>();
    private final DisposableServer server;

    Issuer() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                                "/.well-known/openid-configuration",
                                (request, response) -> json(
                                        response,
                                        Map.of(
                                                "issuer", url(),
                                                "authorization_endpoint", url() + "/authorize",
                                                "token_endpoint", url() + "/token",
                                                "jwks_uri", url() + "/jwks")))
                        .get(
                                "/jwks",
                                (request, response) -> json(response, new JWKSet(KEY.toPublicJWK()).toJSONObject(true)))
                        .post("/token", (request, response) -> request.receive()
                                .aggregate()
                                .asString()
                                .flatMap(form -> answer(response, form).then())))
                .bindNow();
    }

    private reactor.netty.NettyOutbound answer(HttpServerResponse response, String form) {
        var code = form.replaceFirst(".*code=([^&]+).*", "$1");
        var token = form.contains("code_verifier=") ? idTokens.remove(code) : null;
        return token == null
                ? response.status(400).sendString(Mono.just("{\"error\":\"invalid_grant\"}"))
                : json(
                        response,
                        Map.of("access_token", "opaque", "token_type", "Bearer", "expires_in", 60, "id_token", token));
    }

    private static reactor.netty.NettyOutbound json(HttpServerResponse response, Map<String, Object> body) {
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just(JsonMapper.shared().writeValueAsString(body)));
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Gives this token for this code, once. */
    void prepare(String code, String idToken) {
        idTokens.put(code, idToken);
    }

    String token(String subject, String audience, String nonce, List<String> roles, Instant ends) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(subject)
                .audience(audience)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(ends))
                .claim("name", "Visitor " + subject)
                .claim("roles", roles);
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("issuer").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
