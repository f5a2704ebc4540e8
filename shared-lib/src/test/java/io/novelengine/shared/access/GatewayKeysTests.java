package io.novelengine.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.novelengine.shared.client.GatewayCalls;
import io.novelengine.shared.problem.ProblemException;
import io.novelengine.shared.testing.TestIdentity;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** When the gateway's keys are fetched, and what happens when they cannot be. */
class GatewayKeysTests {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<DisposableServer> servers = new ArrayList<>();
    private final MovingClock clock = new MovingClock();

    @AfterEach
    void stop() {
        servers.forEach(DisposableServer::disposeNow);
    }

    @Test
    void fetchesWhenAKeyIsFirstNeededAndNotAgain() {
        var gateway = new Gateway("a", "b");
        var keys = keys(gateway);
        assertThat(gateway.asked).hasValue(0);

        Flux.range(0, 20).flatMap(i -> keys.key(i % 2 == 0 ? "a" : "b")).blockLast(LIMIT);

        assertThat(gateway.asked).hasValue(1);
    }

    @Test
    void fetchesAgainForAKeyThatIsNotKnownButNotForEveryOne() {
        var gateway = new Gateway("a");
        var keys = keys(gateway);
        keys.key("a").block(LIMIT);
        gateway.has("a", "b");

        assertThat(keys.key("b").block(LIMIT)).isNull();
        clock.pass(Duration.ofSeconds(2));
        assertThat(keys.key("b").block(LIMIT)).isNotNull();
        for (var i = 0; i < 50; i++) {
            assertThat(keys.key("made-up-" + i).block(LIMIT)).isNull();
        }

        assertThat(gateway.asked).hasValue(2);
    }

    @Test
    void dropsAKeyThatIsNotPublishedAnyMoreWhenTheSetIsOld() {
        var gateway = new Gateway("a", "b");
        var keys = keys(gateway);
        keys.key("a").block(LIMIT);
        gateway.has("b");
        clock.pass(Duration.ofMinutes(6));

        assertThat(keys.key("a").block(LIMIT)).isNull();
    }

    @Test
    void keepsWhatItHasWhileTheGatewayIsAway() {
        var gateway = new Gateway("a");
        var keys = keys(gateway);
        keys.key("a").block(LIMIT);
        gateway.failing = true;
        clock.pass(Duration.ofMinutes(6));

        assertThat(keys.key("a").block(LIMIT)).isNotNull();
    }

    @Test
    void saysThatItCannotKnowWhileItHasNothing() {
        var gateway = new Gateway("a");
        gateway.failing = true;
        var keys = keys(gateway);

        assertThatThrownBy(() -> keys.key("a").block(LIMIT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("key set");
        gateway.failing = false;
        assertThat(keys.key("a").block(LIMIT)).isNotNull();
    }

    @Test
    void takesTheKeysOfAllInstancesThatAnswer() {
        var failing = new Gateway("x");
        failing.failing = true;
        var keys = keys(failing, new Gateway("a"), new Gateway("b"));

        assertThat(keys.key("a").block(LIMIT)).isNotNull();
        assertThat(keys.key("b").block(LIMIT)).isNotNull();
    }

    private GatewayKeys keys(Gateway... instances) {
        var urls = List.of(instances).stream().map(Gateway::url).toList();
        return new GatewayKeys(
                new GatewayCalls(WebClient.builder(), urls, "diary"),
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                clock);
    }

    private final class Gateway {

        private final AtomicInteger asked = new AtomicInteger();
        private final DisposableServer server;
        private volatile String document;
        private volatile boolean failing;

        Gateway(String... ids) {
            has(ids);
            server = HttpServer.create()
                    .host("localhost")
                    .port(0)
                    .handle((request, response) -> {
                        asked.incrementAndGet();
                        return failing
                                ? response.status(500).send()
                                : response.header("Content-Type", "application/json")
                                        .sendString(Mono.just(document));
                    })
                    .bindNow();
            servers.add(server);
        }

        void has(String... ids) {
            var pairs = List.of(ids).stream()
                    .map(TestIdentity::newKey)
                    .map(ECKey::toPublicJWK)
                    .toList();
            document = new JWKSet(List.copyOf(pairs)).toString();
        }

        URI url() {
            return URI.create("http://localhost:" + server.port());
        }
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
