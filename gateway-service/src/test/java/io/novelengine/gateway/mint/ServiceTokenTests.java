package io.novelengine.gateway.mint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.novelengine.gateway.IdentityTest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Tokens for services, and what the services see of callers. */
class ServiceTokenTests extends IdentityTest {

    @Test
    void aServiceGetsATokenOfItsOwnForAnother() throws Exception {
        var claims = verified(json(ask(SECRET, "report", null)).path("token").asString())
                .getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo("service:report");
        assertThat(claims.getAudience()).containsExactly("simulation");
        assertThat(claims.getIssuer()).isEqualTo("novel-gateway");
        assertThat(claims.getStringListClaim("roles")).containsExactly("service");
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now(), Instant.now().plusSeconds(121));
    }

    @Test
    void aServiceGetsATokenOnBehalfOfAUser() throws Exception {
        var id = user("kim", "author").path("id").asString();

        var claims = verified(json(ask(SECRET, "report", id)).path("token").asString())
                .getJWTClaimsSet();

        assertThat(claims.getSubject()).isEqualTo(id);
        assertThat(claims.getStringListClaim("roles")).containsExactly("author");
        ask(SECRET, "report", "nobody").expectStatus().isBadRequest();
    }

    @Test
    void nobodyElseGetsOne() {
        ask("wrong", "report", null).expectStatus().isUnauthorized();
        ask("", "report", null).expectStatus().isUnauthorized();
        ask(SECRET, "simulation", null).expectStatus().isUnauthorized();
        ask("", "simulation", null).expectStatus().isUnauthorized();
        ask(TOKEN, "report", null).expectStatus().isUnauthorized();
    }

    @Test
    void theServiceBehindARouteLearnsWhoAsksAndNothingElse() throws Exception {
        get("/api/v1/characters").expectStatus().isOk();
        bearing(HttpMethod.GET, "/api/v1/reports", TOKEN, "").expectStatus().isOk();

        assertThat(passport(character.calls().getFirst().headers().get("Authorization"))
                        .getSubject())
                .isEqualTo("anonymous");
        var reports = report.calls().isEmpty() ? secondReport : report;
        var operator = passport(reports.calls().getFirst().headers().get("Authorization"));
        assertThat(operator.getSubject()).isEqualTo("operator");
        assertThat(operator.getAudience()).containsExactly("report");
    }

    @Test
    void aTokenForTheGatewayOpensItAndOneForAnotherServiceDoesNot() {
        var forGateway =
                json(ask(SECRET, "report", null, "gateway")).path("token").asString();
        var forAnother = json(ask(SECRET, "report", null)).path("token").asString();

        bearing(HttpMethod.GET, "/metrics", forGateway, "").expectStatus().isOk();
        bearing(HttpMethod.GET, "/metrics", forAnother, "").expectStatus().isUnauthorized();
    }

    private com.nimbusds.jwt.JWTClaimsSet passport(String header) throws Exception {
        return verified(header.substring("Bearer ".length())).getJWTClaimsSet();
    }

    private SignedJWT verified(String token) throws Exception {
        var keys = JWKSet.parse(get("/.well-known/jwks.json")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        var jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        return jwt;
    }

    private ResponseSpec ask(String secret, String service, String subject) {
        return ask(secret, service, subject, "simulation");
    }

    private ResponseSpec ask(String secret, String service, String subject, String audience) {
        var wanted = new TreeMap<>(Map.of("client", service, "audience", audience));
        if (subject != null) {
            wanted.put("subject", subject);
        }
        return bearing(HttpMethod.POST, "/internal/tokens", secret, wanted);
    }
}
