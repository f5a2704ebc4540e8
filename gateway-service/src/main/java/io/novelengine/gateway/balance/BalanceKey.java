package io.novelengine.gateway.balance;

import org.springframework.http.HttpCookie;
import org.springframework.web.server.ServerWebExchange;

/** What of a request decides which instance gets it. */
@FunctionalInterface
interface BalanceKey {

    /** The key; what the request has not is an empty text. */
    String of(ServerWebExchange exchange);

    /**
     * A key by its name in the configuration: {@code path}, {@code header:name}, {@code cookie:name}.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static BalanceKey named(String name) {
        if (name.equals("path")) {
            return exchange -> exchange.getRequest().getPath().value();
        }
        var colon = name.indexOf(':');
        var kind = name.substring(0, Math.max(0, colon));
        var what = name.substring(colon + 1);
        return switch (kind) {
            case "header" ->
                exchange -> {
                    var value = exchange.getRequest().getHeaders().getFirst(what);
                    return value == null ? "" : value;
                };
            case "cookie" ->
                exchange -> {
                    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(what);
                    return cookie == null ? "" : cookie.getValue();
                };
            default -> throw new IllegalArgumentException("A balance-key is path, header:name or cookie:name");
        };
    }
}
