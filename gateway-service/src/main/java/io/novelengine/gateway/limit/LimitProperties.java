package io.novelengine.gateway.limit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one may ask. A rate of 0 is no limit.
 *
 * @param nobody each address, for requests of which nobody says whose they are
 * @param reader each reader
 * @param author each author
 * @param operator each operator and admin, and each service
 * @param token each token, besides what its user may do
 * @param refusals each address, for requests whose credentials were wrong
 * @param signIn each address, for the paths at which one signs in
 * @param signInPaths these paths, when something is posted there
 * @param share how often the counts of the gateways are put together in Redis
 * @param keys most users, tokens and addresses that are counted at once
 */
@ConfigurationProperties("novel.gateway.limit")
record LimitProperties(
        @DefaultValue("100/400") Plan nobody,
        @DefaultValue("100/400") Plan reader,
        @DefaultValue("200/800") Plan author,
        @DefaultValue("0/0") Plan operator,
        @DefaultValue("200/800") Plan token,
        @DefaultValue("20/2000") Plan refusals,
        @DefaultValue("2/100") Plan signIn,

        @DefaultValue("/api/v1/session") List<String> signInPaths,

        @DefaultValue("100ms") Duration share,
        @DefaultValue("100000") int keys) {}
