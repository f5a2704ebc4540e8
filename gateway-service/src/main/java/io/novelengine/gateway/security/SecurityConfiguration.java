package io.novelengine.gateway.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

/** Reading what is public is open to everybody; everything else needs the operator's token. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain securityChain(ServerHttpSecurity http, OperatorToken operator) {
        var refusals = new Refusals();
        return http.authorizeExchange(SecurityConfiguration::rules)
                .addFilterAt(tokens(operator, refusals), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(
                        spec -> spec.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::headers)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(spec -> spec.requestCache(NoOpServerRequestCache.getInstance()))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    private static void rules(AuthorizeExchangeSpec rules) {
        rules.pathMatchers("/metrics", "/api/performance/**")
                .hasRole(OperatorToken.OPERATOR)
                .pathMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyExchange()
                .hasRole(OperatorToken.OPERATOR);
    }

    private static AuthenticationWebFilter tokens(OperatorToken operator, Refusals refusals) {
        var filter = new AuthenticationWebFilter(operator);
        filter.setServerAuthenticationConverter(new BearerToken());
        filter.setAuthenticationFailureHandler((at, failure) -> refusals.commence(at.getExchange(), failure));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return filter;
    }

    private static void headers(HeaderSpec headers) {
        headers.writer(new ContentPolicy())
                .referrerPolicy(spec -> spec.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(spec -> spec.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicy(spec -> spec.policy("camera=(), geolocation=(), microphone=()"));
    }
}
