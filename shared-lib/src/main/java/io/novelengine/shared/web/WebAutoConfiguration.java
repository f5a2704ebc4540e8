package io.novelengine.shared.web;

import io.novelengine.shared.identity.IdentityAutoConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.json.JsonMapper;

/** Strict reading of requests, their log, the origins of WebSockets, HTTP/1.1 on clear text, and the head of the OpenAPI document. */
@AutoConfiguration(after = IdentityAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@EnableConfigurationProperties(WebProperties.class)
public final class WebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "strictJson")
    WebFluxConfigurer strictJson(JsonMapper json) {
        return new StrictJson(json);
    }

    @Bean
    @ConditionalOnMissingBean(name = "socketOrigin")
    WebFilter socketOrigin(WebProperties web) {
        return new SocketOrigin(web);
    }

    @Bean
    @ConditionalOnMissingBean
    Farewell farewell(WebProperties web) {
        return new Farewell(web.farewell());
    }

    @Bean
    @ConditionalOnMissingBean(name = "storableParameters")
    WebFilter storableParameters() {
        return new StorableParameters();
    }

    @Bean
    @ConditionalOnClass(NettyReactiveWebServerFactory.class)
    @ConditionalOnMissingBean(name = "plainHttp1")
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> plainHttp1() {
        return new PlainHttp1();
    }

    @Bean
    @ConditionalOnMissingBean(name = "requestLog")
    WebFilter requestLog(Clock clock) {
        return new RequestLog(clock);
    }

    @Bean
    @ConditionalOnClass(OpenAPI.class)
    @ConditionalOnMissingBean
    OpenAPI openApi(Environment environment) {
        return new OpenAPI()
                .info(new Info()
                        .title(environment.getProperty("spring.application.name", "novel"))
                        .version("v1")
                        .license(new License().name("Apache 2.0").identifier("Apache-2.0")));
    }
}
