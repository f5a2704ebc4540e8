package io.novelengine.gateway.cache;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.novelengine.shared.problem.Problem;
import io.novelengine.shared.problem.ProblemException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientResponse;

/** Keeps what services say anybody may have, as RFC 9111 wants it of a cache that many share. */
final class ResponseCache implements GlobalFilter, Ordered {

    /*
     * A copy is found by path, query, Accept and Accept-Encoding; an answer that varies by anything else is not kept, nor is
     * one that is not marked public, whoever asked. A change that passes through any gateway makes the copies of that service
     * stale, not gone: with an entity tag the service is asked whether they are still right. The number of changes is read
     * before the service is asked, so that an answer from before a change never counts as one from after it. Just after a change an
     * instance of the service may not know of it yet: nothing is given without asking until that is over. What a service says
     * about the latest answer counts: once it is not public any more, or gone, there is no copy.
     */

    private static final int ORDER = -6; // around the filters that watch and write the body
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> VARYING = Set.of("accept", "accept-encoding");
    private static final Set<String> NOT_KEPT = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "server-timing",
            "x-request-id");

    private final Cache<String, Entry> copies;
    private final Flights flights;
    private final Changes changes;
    private final ChangeNews news;
    private final CacheProperties settings;
    private final Clock clock;

    ResponseCache(Changes changes, ChangeNews news, CacheProperties settings, Clock clock) {
        this.changes = changes;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
        this.flights = new Flights(settings.waiting());
        this.copies = Caffeine.newBuilder()
                .maximumWeight(settings.size().toBytes())
                .weigher((String key, Entry entry) -> 2 * key.length() + entry.weight())
                .recordStats()
                .build();
    }

    Cache<String, Entry> copies() {
        return copies;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        var service = route.getUri().getHost();
        var request = exchange.getRequest();
        if (!SAFE.contains(request.getMethod())) {
            return changing(exchange, chain, service);
        }
        if (request.getMethod() != HttpMethod.GET || isBypassed(request.getHeaders())) {
            return chain.filter(exchange);
        }
        return read(exchange, chain, service, key(request));
    }

    private Mono<Void> changing(ServerWebExchange exchange, GatewayFilterChain chain, String service) {
        exchange.getResponse().beforeCommit(() -> {
            var status = exchange.getResponse().getStatusCode();
            return status == null || !status.is4xxClientError() ? news.tell(service) : Mono.empty();
        });
        return chain.filter(exchange).doOnCancel(() -> news.tellSoon(service));
    }

    private static boolean isBypassed(HttpHeaders headers) {
        return headers.containsHeader(HttpHeaders.RANGE)
                || headers.containsHeader(HttpHeaders.UPGRADE)
                || Directives.of(headers.getOrEmpty(HttpHeaders.CACHE_CONTROL)).noStore();
    }

    private static String key(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var uri = request.getURI();
        var encodings = headers.getFirst(HttpHeaders.ACCEPT_ENCODING);
        return uri.getRawPath()
                + '?'
                + uri.getRawQuery()
                + '|'
                + headers.getOrEmpty(HttpHeaders.ACCEPT)
                + '|'
                + (encodings == null ? "" : encodings);
    }

    private Mono<Void> read(ServerWebExchange exchange, GatewayFilterChain chain, String service, String key) {
        var entry = copies.getIfPresent(key);
        if (!isSettled(service)) {
            return fetch(exchange, chain, service, key, entry);
        }
        var wanted = Directives.of(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.CACHE_CONTROL));
        if (entry == null || wanted.noCache() || wanted.maxAge() == 0) {
            return flights.join(
                    key,
                    fetch(exchange, chain, service, key, entry),
                    Mono.defer(() -> fetched(exchange, chain, service, key)));
        }
        return entry.isFresh(clock.millis(), changes.of(service))
                ? give(exchange, entry, "hit")
                : flights.join(
                        key,
                        fetch(exchange, chain, service, key, entry),
                        Mono.defer(() -> fetched(exchange, chain, service, key)));
    }

    private Mono<Void> fetched(ServerWebExchange exchange, GatewayFilterChain chain, String service, String key) {
        var entry = copies.getIfPresent(key);
        return entry != null && entry.isFresh(clock.millis(), changes.of(service))
                ? give(exchange, entry, "hit")
                : fetch(exchange, chain, service, key, entry);
    }

    private Mono<Void> fetch(
            ServerWebExchange exchange, GatewayFilterChain chain, String service, String key, @Nullable Entry known) {
        var before = changes.of(service);
        var settled = isSettled(service);
        var etag = known == null ? null : known.etag();
        var response = new Fetched(
                exchange.getResponse(),
                () -> isKept(exchange, key),
                (int) settings.largest().toBytes(),
                body -> copies.put(key, entry(upstream(exchange), body, before, settled)),
                known == null || etag == null ? null : () -> confirm(exchange, key, known, before, settled));
        var asked = exchange.mutate().response(response);
        if (etag != null) {
            asked.request(request -> request.headers(headers -> headers.set(HttpHeaders.IF_NONE_MATCH, etag)));
        }
        var answer = chain.filter(asked.build());
        return known == null
                ? answer
                : answer.onErrorResume(ProblemException.class, failure -> instead(exchange, service, known, failure));
    }

    private boolean isSettled(String service) {
        return changes.areOlderThan(settings.settling(), service);
    }

    private Mono<Void> confirm(ServerWebExchange exchange, String key, Entry known, long before, boolean settled) {
        var control = upstream(exchange).responseHeaders().getAll(HttpHeaders.CACHE_CONTROL);
        var said = Directives.of(control);
        if (!control.isEmpty() && !said.mayBeKept()) {
            copies.invalidate(key);
            flights.notWorthIt(key);
            return give(exchange, known.under(control), "confirmed");
        }
        var fresh = control.isEmpty() ? known.fresh() : fresh(said);
        var entry = known.confirmed(before, clock.millis(), settled ? fresh : 0);
        copies.put(key, entry);
        return give(exchange, entry, "confirmed");
    }

    private Mono<Void> instead(ServerWebExchange exchange, String service, Entry known, ProblemException failure) {
        if (failure.problem() != Problem.UNAVAILABLE
                || exchange.getResponse().isCommitted()
                || !known.isBetterThanAnError(clock.millis(), changes.of(service))) {
            return Mono.error(failure);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.WARNING, "111 - \"Revalidation failed\"");
        return give(exchange, known, "stale");
    }

    private boolean isKept(ServerWebExchange exchange, String key) {
        var answer =
                exchange.getAttribute(CLIENT_RESPONSE_ATTR) instanceof HttpClientResponse response ? response : null;
        var kept = answer != null && answer.status().code() == 200 && mayBeKept(answer);
        if (kept) {
            flights.worthIt(key);
        } else {
            flights.notWorthIt(key);
            if (answer != null && answer.status().code() < 500) {
                copies.invalidate(key);
            }
        }
        return kept;
    }

    private static boolean mayBeKept(HttpClientResponse answer) {
        var headers = answer.responseHeaders();
        var control = headers.getAll(HttpHeaders.CACHE_CONTROL);
        if (control.isEmpty() || headers.contains(HttpHeaders.SET_COOKIE)) {
            return false;
        }
        var said = Directives.of(control);
        return said.mayBeKept()
                && (said.fresh() > 0 || headers.contains(HttpHeaders.ETAG))
                && headers.getAll(HttpHeaders.VARY).stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .allMatch(name -> VARYING.contains(name.strip().toLowerCase(Locale.ROOT)));
    }

    private Entry entry(HttpClientResponse answer, byte[] body, long before, boolean settled) {
        Map<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        var headers = answer.responseHeaders();
        for (var name : headers.names()) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, List.copyOf(headers.getAll(name)));
            }
        }
        var said = Directives.of(headers.getAll(HttpHeaders.CACHE_CONTROL));
        return new Entry(
                kept,
                body,
                headers.get(HttpHeaders.ETAG),
                before,
                clock.millis(),
                settled ? fresh(said) : 0,
                said.staleIfError() * 1000);
    }

    private long fresh(Directives said) {
        return Math.min(said.fresh() * 1000, settings.longest().toMillis());
    }

    private static HttpClientResponse upstream(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(CLIENT_RESPONSE_ATTR);
    }

    private Mono<Void> give(ServerWebExchange exchange, Entry entry, String how) {
        var response = exchange.getResponse();
        var headers = response.getHeaders();
        entry.headers().forEach(headers::put);
        headers.set(HttpHeaders.AGE, String.valueOf(Math.max(0, clock.millis() - entry.at()) / 1000));
        headers.add("Server-Timing", "gateway-cache;desc=" + how);
        if (entry.etag() != null && isKnown(exchange.getRequest().getHeaders(), entry.etag())) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        response.setStatusCode(HttpStatus.OK);
        headers.setContentLength(entry.body().length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(entry.body())));
    }

    private static boolean isKnown(HttpHeaders headers, String etag) {
        return headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || weak(tag).equals(weak(etag)));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
