package io.novelengine.gateway.front;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Believes proxies, as far as they are trusted, who the client is and whether it came by TLS. */
final class Forwarded implements WebFilter, Ordered {

    /*
     * X-Forwarded-For is read from the right: each proxy adds whom it heard from. The first that is no trusted proxy is the
     * client; what stands left of it is only what that client says.
     */

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final List<Network> trusted;

    Forwarded(FrontProperties front) {
        trusted = front.trustedProxies().stream().map(Network::of).toList();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 5;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var remote = request.getRemoteAddress();
        return remote == null || !isTrusted(remote.getAddress())
                ? chain.filter(exchange)
                : chain.filter(exchange.mutate().request(believed(request)).build());
    }

    private boolean isTrusted(@Nullable InetAddress address) {
        return address != null && trusted.stream().anyMatch(network -> network.contains(address));
    }

    private ServerHttpRequest believed(ServerHttpRequest request) {
        var builder = request.mutate();
        var client = client(request);
        if (client != null) {
            builder.remoteAddress(new InetSocketAddress(client, 0));
        }
        if ("https".equals(request.getHeaders().getFirst(PROTO))) {
            builder.uri(secure(request.getURI()));
        }
        return builder.build();
    }

    private @Nullable InetAddress client(ServerHttpRequest request) {
        var hops = request.getHeaders().getOrEmpty(FOR).stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .map(String::strip)
                .toList()
                .reversed();
        for (var hop : hops) {
            try {
                var address = InetAddress.ofLiteral(hop);
                if (!isTrusted(address)) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }

    private static URI secure(URI uri) {
        return UriComponentsBuilder.fromUri(uri).scheme("https").build(true).toUri();
    }
}
