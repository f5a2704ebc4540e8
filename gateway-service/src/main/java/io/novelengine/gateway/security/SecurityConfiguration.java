package io.novelengine.gateway.security;

import io.novelengine.shared.identity.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
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

/** Reading what is public is open to everybody; everything else needs somebody who is known, and may. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {

    /** The cookie that holds the id of a session. */
    public static final String SESSION_COOKIE = "NOVEL_SESSION";

    /** The cookie that scripts of the gateway's own pages can read, and the header in which they send it back. */
    public static final String PROOF_COOKIE = "NOVEL_PROOF";

    /** See {@link #PROOF_COOKIE}. */
    public static final String PROOF_HEADER = "X-Novel-Proof";

    static final String INTERNAL = "/internal/";

    @Bean
    SecurityWebFilterChain securityChain(
            ServerHttpSecurity http, Doorkeeper doorkeeper, ObjectProvider<SignInMethod> methods) {
        var refusals = new Refusals();
        methods.orderedStream().forEach(method -> method.addTo(http));
        return http.authorizeExchange(SecurityConfiguration::rules)
                .addFilterAt(entrance(doorkeeper, refusals), SecurityWebFiltersOrder.AUTHENTICATION)
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

    /** The chain is part of the request's own span; a span for each of its filters says nothing and costs a tenth of a request. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** They are asked in this order: first what is asked for most. */
    private static void rules(AuthorizeExchangeSpec rules) {
        rules.pathMatchers(HttpMethod.GET, "/api/v1/characters/**", "/api/v1/simulations/**", "/api/v1/reports/**")
                .permitAll()
                .pathMatchers(INTERNAL + "**")
                .permitAll()
                .pathMatchers("/metrics", "/api/performance/**")
                .hasRole(Role.OPERATOR.name())
                .pathMatchers("/api/v1/users/**", "/api/v1/keys/**", "/api/v1/audit/**")
                .hasRole(Role.ADMIN.name())
                .pathMatchers("/api/v1/me/**", "/api/v1/tokens/**", "/api/v1/tickets/**")
                .authenticated()
                .pathMatchers("/api/v1/session/**")
                .permitAll()
                .pathMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyExchange()
                .hasRole(Role.AUTHOR.name());
    }

    private static AuthenticationWebFilter entrance(Doorkeeper doorkeeper, Refusals refusals) {
        var filter = new AuthenticationWebFilter(doorkeeper);
        filter.setServerAuthenticationConverter(new Shown());
        filter.setAuthenticationSuccessHandler(new Entrance());
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
