package io.novelengine.gateway.routing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

/** WebSocket towards clients: compressed when they can, with small messages from them only, and pings of theirs passed on. */
@Configuration(proxyBeanMethods = false)
class Sockets {

    private static final int LARGEST_MESSAGE = 16 * 1024;

    @Bean
    @Primary
    WebSocketService compressedSockets() {
        return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(() ->
                WebsocketServerSpec.builder().compress(true).handlePing(true).maxFramePayloadLength(LARGEST_MESSAGE)));
    }
}
