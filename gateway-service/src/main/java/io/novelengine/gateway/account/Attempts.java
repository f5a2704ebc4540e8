package io.novelengine.gateway.account;

import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Slows the guessing of passwords down, for each user and for each address: after some free tries, each wrong one doubles the
 * wait before the next. Counts are kept in Redis, and by this instance alone while Redis is away.
 */
@Component
public class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final RedisScript<Long> TRY = RedisScript.of("""
            local wait = redis.call('PTTL', KEYS[2])
            if wait > 0 then return wait end
            local tries = redis.call('INCR', KEYS[1])
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            if tries > tonumber(ARGV[1]) then
                local pause = math.min(1000 * 2 ^ math.min(tries - ARGV[1] - 1, 20), tonumber(ARGV[2]))
                redis.call('SET', KEYS[2], '1', 'PX', string.format('%d', pause))
            end
            return 0""", Long.class);
    private static final RedisScript<Long> FORGIVE = RedisScript.of("""
            redis.call('DEL', KEYS[2])
            if ARGV[1] == 'all' or redis.call('DECR', KEYS[1]) <= 0 then redis.call('DEL', KEYS[1]) end
            return 0""", Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final LocalAttempts local;

    Attempts(ReactiveStringRedisTemplate redis, LocalAttempts local) {
        this.redis = redis;
        this.local = local;
    }

    /**
     * What the proof gives; a 401 problem when it gives nothing, and a 429 without looking at it when it is too soon.
     *
     * @param name of the user, who need not exist
     */
    public <T> Mono<T> guard(String name, ServerWebExchange exchange, Mono<T> proof) {
        var user = new Key("user", name, 5, Duration.ofMinutes(1));
        var address = new Key("address", address(exchange.getRequest().getRemoteAddress()), 20, Duration.ofMinutes(15));
        return attempt(address)
                .flatMap(first -> first > 0 ? Mono.just(first) : attempt(user))
                .flatMap(wait -> wait > 0 ? Mono.error(() -> tooSoon(exchange, wait)) : proof)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(Problem.UNAUTHENTICATED, "The name or the password is wrong.")))
                .flatMap(proven ->
                        forgive(user, true).then(forgive(address, false)).thenReturn(proven));
    }

    private Mono<Long> attempt(Key key) {
        return redis.execute(
                        TRY,
                        key.names(),
                        List.of(
                                String.valueOf(key.free),
                                String.valueOf(key.longest.toMillis()),
                                String.valueOf(LocalAttempts.WINDOW.toMillis())))
                .next()
                .timeout(DEADLINE)
                .onErrorResume(failure -> {
                    log.debug("Attempts are counted here, Redis is away: {}", failure.toString());
                    return Mono.fromSupplier(() -> local.attempt(key));
                });
    }

    private Mono<Void> forgive(Key key, boolean all) {
        local.forgive(key, all);
        return redis.execute(FORGIVE, key.names(), List.of(all ? "all" : "one"))
                .timeout(DEADLINE)
                .onErrorComplete()
                .then();
    }

    private static ProblemException tooSoon(ServerWebExchange exchange, long wait) {
        var seconds = Math.max(1, Math.ceilDiv(wait, 1000));
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return new ProblemException(Problem.LIMITED, "Too many wrong passwords. Try again in " + seconds + " seconds.");
    }

    private static String address(@Nullable InetSocketAddress remote) {
        return remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
    }

    /**
     * Whose tries are counted.
     *
     * @param free tries that cost no wait
     * @param longest wait
     */
    record Key(String kind, String name, int free, Duration longest) {

        String text() {
            return kind + ":" + name;
        }

        List<String> names() {
            var base = "novel:attempts:{" + text() + "}";
            return List.of(base + ":count", base + ":pause");
        }
    }
}
