package io.novelengine.gateway.account;

import io.novelengine.gateway.security.Credential;
import io.novelengine.gateway.security.Known;
import io.novelengine.gateway.security.Presented;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows again who was known before, by the id: good as long as the user is. */
@Component
@Order(30)
class Users implements Credential {

    private final Accounts accounts;

    Users(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean takes(Presented presented) {
        return presented.kind() == Presented.Kind.SUBJECT;
    }

    @Override
    public Mono<Known> known(Presented presented) {
        return accounts.byId(presented.secret()).map(caller -> Known.of(caller, presented));
    }
}
