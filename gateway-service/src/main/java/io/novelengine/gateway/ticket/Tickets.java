package io.novelengine.gateway.ticket;

import io.novelengine.gateway.security.Credential;
import io.novelengine.gateway.security.Known;
import io.novelengine.gateway.security.Presented;
import io.novelengine.shared.identity.Caller;
import io.novelengine.shared.identity.Digest;
import io.novelengine.shared.identity.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tickets are good once, at any instance, for half a minute. What a ticket opened lasts as long as the session or the token by
 * which it was got.
 */
@Component
@Order(25)
class Tickets implements Credential {

    static final Duration LIFE = Duration.ofSeconds(30);

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int BYTES = 24;

    private final ReactiveStringRedisTemplate redis;
    private final SecureRandom random = new SecureRandom();

    Tickets(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    Mono<String> make(Caller caller, Presented again) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return redis.opsForValue()
                .set(key(ticket), written(caller, again), LIFE)
                .timeout(DEADLINE)
                .thenReturn(ticket);
    }

    @Override
    public boolean takes(Presented presented) {
        return presented.kind() == Presented.Kind.TICKET;
    }

    @Override
    public Mono<Known> known(Presented presented) {
        return presented.secret().length() > 64
                ? Mono.empty()
                : redis.opsForValue()
                        .getAndDelete(key(presented.secret()))
                        .timeout(DEADLINE)
                        .mapNotNull(Tickets::read);
    }

    private static String key(String ticket) {
        return "novel:tickets:" + Digest.sha256(ticket);
    }

    private static String written(Caller caller, Presented again) {
        var words = caller.roles().stream().map(Role::word).toList();
        return String.join(
                "\n", caller.id(), String.join(" ", words), again.kind().name(), again.secret(), caller.name());
    }

    private static @Nullable Known read(String text) {
        var parts = text.split("\n", 5);
        if (parts.length < 5) {
            return null;
        }
        var roles = EnumSet.noneOf(Role.class);
        for (var word : parts[1].split(" ")) {
            Role.of(word).ifPresent(roles::add);
        }
        return Known.of(
                new Caller(parts[0], parts[4], roles), new Presented(Presented.Kind.valueOf(parts[2]), parts[3]));
    }
}
