package io.novelengine.shared.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.novelengine.shared.database.DatabaseFixture;
import io.novelengine.shared.testing.Backends;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer below memory promises, Redis and PostgreSQL alike. */
class StoreContractTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] SOME = {1, 0, 2};
    private static CacheNode<String> node;
    private static DatabaseFixture postgres;

    private final String key = "key of " + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        Backends.redis().start();
        node = new CacheNode<>(CacheDefinition.of("things", String.class), "contract", Duration.ofSeconds(1));
        await().atMost(LIMIT).until(node.redis::isTrusted);
        postgres = DatabaseFixture.with("cache_contract", "/db/cache/R__cache.sql");
    }

    @AfterAll
    static void stop() {
        node.close();
        postgres.close();
    }

    static Stream<Store> stores() {
        return Stream.of(node.redis, new PostgresStore(postgres.database()));
    }

    private boolean claims(Store store, String token) {
        return store.claim("things", key, token, LONG, false).join().granted();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsFilledUnderALeaseIsRead(Store store) {
        assertThat(store.read("things", key).join()).isNull();
        assertThat(claims(store, "t1")).isTrue();
        assertThat(store.fill("things", key, "t1", SOME, LONG).join()).isTrue();

        assertThat(store.read("things", key).join()).isEqualTo(SOME);
        assertThat(store.claim("things", key, "t2", LONG, false).join().bytes()).isEqualTo(SOME);
        assertThat(store.read("others", key).join()).isNull();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void oneHasTheLeaseAndOnlyItMayFill(Store store) {
        assertThat(claims(store, "t1")).isTrue();
        assertThat(claims(store, "t2")).isFalse();
        assertThat(store.fill("things", key, "t2", SOME, LONG).join()).isFalse();
        assertThat(store.read("things", key).join()).isNull();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void anEvictionEndsTheEntryAndTheLease(Store store) {
        assertThat(claims(store, "t1")).isTrue();
        store.evict("things", key).join();
        assertThat(store.fill("things", key, "t1", SOME, LONG).join()).isFalse();

        assertThat(claims(store, "t2")).isTrue();
        assertThat(store.fill("things", key, "t2", SOME, LONG).join()).isTrue();
        store.evict("things", key).join();
        assertThat(store.read("things", key).join()).isNull();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aLeaseAndAnEntryEnd(Store store) {
        assertThat(store.claim("things", key, "t1", Duration.ofMillis(50), false)
                        .join()
                        .granted())
                .isTrue();
        await().atMost(LIMIT).until(() -> claims(store, "t2"));
        assertThat(store.fill("things", key, "t1", SOME, LONG).join()).isFalse();
        assertThat(store.fill("things", key, "t2", SOME, Duration.ofMillis(50)).join())
                .isTrue();
        await().atMost(LIMIT).until(() -> store.read("things", key).join() == null);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aRenewalLeavesTheOldValueUntilTheNewOneIsThere(Store store) {
        claims(store, "t1");
        store.fill("things", key, "t1", SOME, LONG).join();
        assertThat(store.claim("things", key, "t2", LONG, true).join().granted())
                .isTrue();
        assertThat(store.claim("things", key, "t3", LONG, true).join().granted())
                .isFalse();
        assertThat(store.read("things", key).join()).isEqualTo(SOME);
        assertThat(store.fill("things", key, "t2", new byte[] {7}, LONG).join()).isTrue();
        assertThat(store.read("things", key).join()).isEqualTo(new byte[] {7});
    }

    @ParameterizedTest
    @MethodSource("stores")
    void clearingLeavesOtherCachesAlone(Store store) {
        claims(store, "t1");
        store.fill("things", key, "t1", SOME, LONG).join();
        store.claim("others", key, "t1", LONG, false).join();
        store.fill("others", key, "t1", SOME, LONG).join();
        store.clear("things").join();

        assertThat(List.of(
                        store.read("things", key).join() == null,
                        store.read("others", key).join() != null))
                .containsOnly(true);
    }
}
