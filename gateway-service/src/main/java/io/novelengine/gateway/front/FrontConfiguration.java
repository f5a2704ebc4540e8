package io.novelengine.gateway.front;

import io.novelengine.shared.web.WebProperties;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.WebFilter;

/** Trusted proxies, slow clients, and pages of other origins. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FrontProperties.class)
class FrontConfiguration {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> SHOWN = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.RETRY_AFTER,
            "RateLimit",
            "RateLimit-Policy",
            "Server-Timing",
            "X-Request-Id");
    private static final Duration REMEMBERED = Duration.ofHours(1);

    @Bean
    WebFilter forwarded(FrontProperties front) {
        return new Forwarded(front);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> slowRequests(FrontProperties front) {
        return new SlowRequests(front);
    }

    /** Pages of the origins that are named may ask for anything, with their session; others get no word of CORS. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 15)
    WebFilter pagesOfOthers(WebProperties web) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(web.origins());
        cors.setAllowedMethods(METHODS);
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(SHOWN);
        cors.setAllowCredentials(true);
        cors.setMaxAge(REMEMBERED);
        return web.origins().isEmpty()
                ? (exchange, chain) -> chain.filter(exchange)
                : new CorsWebFilter(exchange -> cors);
    }
}
