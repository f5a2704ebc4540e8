package io.novelengine.gateway.account;

import io.novelengine.gateway.schema.Schema;
import io.novelengine.shared.identity.Role;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the first administrator, if one is configured and there is none. */
@Component
class FirstAdmin {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration DONE = Duration.ofDays(1);

    private final Accounts accounts;
    private final AccountStore store;
    private final AccountProperties settings;
    private final Schema schema;

    FirstAdmin(Accounts accounts, AccountStore store, AccountProperties settings, Schema schema) {
        this.accounts = accounts;
        this.store = store;
        this.settings = settings;
        this.schema = schema;
    }

    Mono<Duration> make() {
        if (settings.adminName().isBlank()) {
            return Mono.just(DONE);
        }
        if (!schema.isThere()) {
            return Mono.just(SOON);
        }
        var name = settings.adminName().toLowerCase(Locale.ROOT);
        return store.hasAdmin()
                .filter(there -> !there)
                .flatMap(none -> accounts.create(name, null, Set.of(Role.ADMIN), settings.adminPassword()))
                .doOnNext(admin -> log.info("Made the first administrator, '{}'.", admin.name()))
                .thenReturn(DONE);
    }
}
