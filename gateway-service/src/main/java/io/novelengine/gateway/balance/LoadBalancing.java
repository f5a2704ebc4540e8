package io.novelengine.gateway.balance;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import com.github.benmanes.caffeine.cache.Ticker;
import io.novelengine.gateway.config.Upstream;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Sends each request, and each further try of it, to an instance of its service. */
final class LoadBalancing implements GlobalFilter, Ordered {

    /*
     * What reads is tried again when the connection broke or the instance said 503. Everything else is tried again only when
     * no connection came about: then nothing was sent, and nothing can happen twice. Tries are here and not in a filter of
     * the route so that each goes to another instance and counts for the one it went to.
     */

    static final String MEMBER = LoadBalancing.class.getName() + ".member";

    private static final int ORDER = 10_140; // before the gateway's own filter that knows no balancer, at 10,150
    private static final int TRIES = 3;
    private static final Optional<IOException> ANSWERED = Optional.empty();
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Fleet fleet;
    private final BalanceProperties rules;
    private final RandomGenerator dice;
    private final Ticker ticker = Ticker.systemTicker();
    private final Map<String, Choice> choices = new ConcurrentHashMap<>();

    LoadBalancing(Fleet fleet, BalanceProperties rules, RandomGenerator dice) {
        this.fleet = fleet;
        this.rules = rules;
        this.dice = dice;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        var choice = choices.get(route.getId());
        if (choice == null) {
            choice = choices.computeIfAbsent(route.getId(), id -> choice(route));
        }
        return attempt(exchange, chain, choice, List.of());
    }

    private Choice choice(Route route) {
        var metadata = route.getMetadata();
        return new Choice(
                Objects.requireNonNull(
                        fleet.pool(route.getUri().getHost()), () -> "There is no service " + route.getUri()),
                Strategy.of(String.valueOf(metadata.getOrDefault("balance", rules.strategy())), dice),
                BalanceKey.named(String.valueOf(metadata.getOrDefault("balance-key", "path"))));
    }

    private Mono<Void> attempt(
            ServerWebExchange exchange, GatewayFilterChain chain, Choice choice, List<Member> tried) {
        var member = choice.member(exchange, tried);
        if (member == null) {
            return Mono.error(new NotFoundException("The service has no instances"));
        }
        var before = exchange.getAttributes().put(MEMBER, member);
        if (before instanceof Member earlier) {
            earlier.end();
        }
        member.begin();
        exchange.getAttributes()
                .put(GATEWAY_REQUEST_URL_ATTR, member.at(exchange.getRequest().getURI()));
        var begin = ticker.read();
        return chain.filter(exchange)
                .thenReturn(ANSWERED)
                .onErrorResume(IOException.class, failure -> Mono.just(Optional.of(failure)))
                .flatMap(failure -> {
                    Upstream.waited(exchange, ticker.read() - begin);
                    return failure.isPresent()
                            ? afterFailure(exchange, chain, choice, with(tried, member), failure.get())
                            : afterAnswer(exchange, chain, choice, tried, member);
                });
    }

    private Mono<Void> afterFailure(
            ServerWebExchange exchange,
            GatewayFilterChain chain,
            Choice choice,
            List<Member> tried,
            IOException failure) {
        choice.pool().failed(tried.getLast());
        return tried.size() < TRIES
                        && (isRead(exchange) || isUnsent(failure))
                        && !exchange.getResponse().isCommitted()
                ? again(exchange, chain, choice, tried)
                : Mono.error(failure);
    }

    private Mono<Void> afterAnswer(
            ServerWebExchange exchange, GatewayFilterChain chain, Choice choice, List<Member> tried, Member member) {
        if (exchange.getResponse().getStatusCode() != HttpStatus.SERVICE_UNAVAILABLE) {
            choice.pool().succeeded(member);
            return Mono.empty();
        }
        choice.pool().failed(member);
        return tried.size() + 1 < TRIES && isRead(exchange)
                ? again(exchange, chain, choice, with(tried, member))
                : Mono.empty();
    }

    private Mono<Void> again(ServerWebExchange exchange, GatewayFilterChain chain, Choice choice, List<Member> tried) {
        ServerWebExchangeUtils.reset(exchange);
        var next = Mono.defer(() -> attempt(exchange, chain, choice, tried));
        return choice.pool().members().size() > tried.size()
                ? next
                : Mono.delay(pause(tried.size())).then(next);
    }

    private Duration pause(int tries) {
        var pause = rules.pause().toMillis() << tries - 1;
        return Duration.ofMillis(pause / 2 + dice.nextLong(pause));
    }

    private static boolean isRead(ServerWebExchange exchange) {
        return READS.contains(exchange.getRequest().getMethod());
    }

    private static boolean isUnsent(IOException failure) {
        return failure instanceof ConnectException
                || Objects.equals(AbortedException.beforeSend().getMessage(), failure.getMessage());
    }

    private static List<Member> with(List<Member> tried, Member member) {
        var all = new ArrayList<>(tried);
        all.add(member);
        return all;
    }

    /** How a route chooses. */
    private record Choice(Pool pool, Strategy strategy, BalanceKey key) {

        private @Nullable Member member(ServerWebExchange exchange, List<Member> tried) {
            return pool.choose(strategy, strategy.hasKey() ? key.of(exchange) : "", tried);
        }
    }
}
