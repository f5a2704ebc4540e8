package io.novelengine.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.novelengine.gateway.schema.Schema;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Role;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** Callers whom nobody knows do not fill the audit log. */
class StrangersTests {

    private static final Caller USER = new Caller("7", "Seven", Set.of(Role.READER));
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Entry> written = new ArrayList<>();
    private Instant now = BEGIN;
    private final Audit audit = audit();

    private Audit audit() {
        var store = Mockito.mock(AuditStore.class);
        Mockito.when(store.add(Mockito.anyList())).thenAnswer(call -> {
            List<Entry> entries = call.getArgument(0);
            written.addAll(entries);
            return Mono.just((long) entries.size());
        });
        var schema = Mockito.mock(Schema.class);
        Mockito.when(schema.isThere()).thenReturn(true);
        var clock = Mockito.mock(Clock.class);
        Mockito.when(clock.instant()).thenAnswer(call -> now);
        Mockito.when(clock.getZone()).thenReturn(ZoneOffset.UTC);
        return new Audit(store, schema, clock, new SimpleMeterRegistry());
    }

    private void note(Caller caller, String address, String action) {
        var request = MockServerHttpRequest.get("/x").remoteAddress(new InetSocketAddress(address, 1));
        audit.note(MockServerWebExchange.from(request), caller, action, "GET /x", "refused", "401");
    }

    private void writeAll() {
        while (audit.write().block(Duration.ofSeconds(5)).isZero()) {
            assertThat(written).hasSizeLessThan(100_000);
        }
    }

    @Test
    void theFirstOfAnAddressAreTakenDownAndTheOthersAsANumberAfterAMinute() {
        IntStream.range(0, 1_000).forEach(n -> note(Caller.ANONYMOUS, "10.0.0.1", "refusal"));
        note(Caller.ANONYMOUS, "10.0.0.2", "refusal");
        writeAll();
        assertThat(written).hasSize(Strangers.EACH + 1);

        now = BEGIN.plusSeconds(61);
        writeAll();

        assertThat(written).hasSize(Strangers.EACH + 2);
        assertThat(written.getLast().address()).isEqualTo("10.0.0.1");
        assertThat(written.getLast().detail()).isEqualTo("990 more within a minute, this the last: 401");
    }

    @Test
    void nothingAboutUsersIsLostHoweverManyStrangersAreRefused() {
        IntStream.range(0, 100_000).forEach(n -> note(Caller.ANONYMOUS, address(n), "refusal"));
        IntStream.range(0, 5_000).forEach(n -> note(Caller.ANONYMOUS, "10.0.0.1", "sign-in"));
        IntStream.range(0, 10_000).forEach(n -> note(USER, "10.0.0.1", "refusal"));

        writeAll();

        assertThat(written.stream().filter(entry -> entry.actor().equals("7"))).hasSize(10_000);
        assertThat(written.stream().filter(entry -> entry.action().equals("sign-in")))
                .hasSize(5_000);
        assertThat(written).hasSizeLessThan(10_000 + 5_000 + 5_100);
    }

    @Test
    void ofMoreAddressesThanAreKeptApartTheRestIsOneNumber() {
        IntStream.range(0, 2_000).forEach(n -> note(Caller.ANONYMOUS, address(n), "refusal"));
        now = BEGIN.plusSeconds(61);

        writeAll();

        assertThat(written).hasSize(1_000 + Strangers.EACH + 1);
        assertThat(written.stream().map(Entry::detail))
                .contains("990 more within a minute from further addresses, this the last: 401");
    }

    private static String address(int n) {
        return "10.1." + n / 250 % 250 + "." + n % 250;
    }
}
