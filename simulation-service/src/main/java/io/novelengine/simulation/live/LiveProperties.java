package io.novelengine.simulation.live;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be watched, and how it is delivered.
 *
 * @param connections most streams at once on this instance
 * @param clientConnections most streams at once of one user on this instance
 * @param subscriptions most runs watched over one connection
 * @param messages most messages a second from one client, over ten seconds
 * @param window newest events of a watched run that are kept in memory for all who watch it
 * @param frame most text in one frame, unless a single event is larger
 * @param interval window of delivery by time
 * @param heartbeat time between signs of life
 * @param stall longest that a client may take to accept one frame
 * @param look time between two looks for what no signal told of
 */
@Validated
@ConfigurationProperties("novel.live")
record LiveProperties(
        @DefaultValue("4000") @Positive int connections,
        @DefaultValue("2000") @Positive int clientConnections,
        @DefaultValue("200") @Positive int subscriptions,
        @DefaultValue("20") @Positive int messages,
        @DefaultValue("64") @Positive int window,
        @DefaultValue("48KB") DataSize frame,
        @DefaultValue("100ms") Duration interval,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10s") Duration stall,
        @DefaultValue("1s") Duration look) {}
