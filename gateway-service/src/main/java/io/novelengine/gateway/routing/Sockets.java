package io.novelengine.gateway.routing;

import io.netty.channel.ChannelOption;
import io.novelengine.gateway.security.Standing;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.resources.ConnectionProvider;

/**
 * WebSocket towards clients: compressed when they can, with small messages from them only, pings of theirs passed on, and ended
 * when whoever opened it may no more.
 * Towards a service, each has a connection of its own: in the pool of requests, watchers would leave none for requests.
 */
@Configuration(proxyBeanMethods = false)
class Sockets {

    private static final int LARGEST_MESSAGE = 16 * 1024;
    private static final int LARGEST_EVENTS = 1024 * 1024; // one turn of fifty characters, with room

    @Bean
    @Primary
    WebSocketService compressedSockets(Standing standing) {
        var service = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(() ->
                WebsocketServerSpec.builder().compress(true).handlePing(true).maxFramePayloadLength(LARGEST_MESSAGE)));
        return (exchange, handler) ->
                service.handleRequest(exchange, new EndingSocket(handler, standing.ended(exchange)));
    }

    @Bean
    @Primary
    WebSocketClient ownConnections(HttpClientProperties settings) {
        var client = HttpClient.create(ConnectionProvider.newConnection());
        var patience = settings.getConnectTimeout();
        return new ReactorNettyWebSocketClient(
                patience == null ? client : client.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, patience),
                () -> WebsocketClientSpec.builder().handlePing(true).maxFramePayloadLength(LARGEST_EVENTS));
    }
}
