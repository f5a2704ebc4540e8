package io.novelengine.gateway.bench;

import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;

/** Spring Cloud Gateway with one route and nothing else; no configuration class, or scanning this package would find it. */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "io.novelengine.shared.access.AccessAutoConfiguration",
            "io.novelengine.shared.cache.CacheAutoConfiguration",
            "io.novelengine.shared.client.ClientAutoConfiguration",
            "io.novelengine.shared.database.DatabaseAutoConfiguration",
            "io.novelengine.shared.event.EventAutoConfiguration",
            "io.novelengine.shared.identity.IdentityAutoConfiguration",
            "io.novelengine.shared.openapi.OpenApiAutoConfiguration",
            "io.novelengine.shared.redis.RedisAutoConfiguration",
            "io.novelengine.shared.web.WebAutoConfiguration",
            "io.novelengine.shared.problem.ProblemAutoConfiguration",
            "io.novelengine.shared.telemetry.TelemetryAutoConfiguration"
        })
class BareGateway {

    private static final String TARGET = "bench.target";

    @Bean
    RouteLocator one(RouteLocatorBuilder builder) {
        return builder.routes()
                .route("one", route -> route.path("/**").uri(System.getProperty(TARGET)))
                .build();
    }

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BareGateway.class)
                .properties(Map.of(
                        "spring.config.name",
                        "bare",
                        "server.address",
                        "127.0.0.1",
                        "logging.level.root",
                        "warn",
                        "management.observations.annotations.enabled",
                        "false"))
                .run(arguments);
    }
}
