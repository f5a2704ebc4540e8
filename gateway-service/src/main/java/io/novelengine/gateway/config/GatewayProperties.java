package io.novelengine.gateway.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the gateway behaves. The deadlines of the routes are in {@code application.yaml}, beside the routes.
 *
 * @param token secret of the operator, 20 characters or more; there is no default
 * @param managementOffset management port of a service less its port
 * @param bodyLimit largest body of a request; a route may have its own as {@code metadata.body-limit}
 * @param stall longest pause within the body of an answer; live streams may pause as they like
 * @param probe longest wait for one instance to say how it is
 * @param healthAge how long an answer of {@code /health} is given again
 * @param documentDeadline longest wait for one instance to describe its API
 * @param atOnce most requests to one service that are not answered; more are refused at once
 * @param documentAge how long a complete OpenAPI document is given again; one with a part missing a fifteenth of it
 */
@ConfigurationProperties("novel.gateway")
public record GatewayProperties(
        @DefaultValue("") String token,
        @DefaultValue("1000") int managementOffset,
        @DefaultValue("2MB") DataSize bodyLimit,
        @DefaultValue("30s") Duration stall,
        @DefaultValue("1s") Duration probe,
        @DefaultValue("1s") Duration healthAge,
        @DefaultValue("8s") Duration documentDeadline,
        @DefaultValue("512") int atOnce,
        @DefaultValue("30s") Duration documentAge) {}
