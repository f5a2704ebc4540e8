package io.novelengine.simulation.live;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

/** WebSocket as it is spoken here: compressed when the client can, and with small messages from clients only. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    private static final int LARGEST_COMMAND = 4096;

    @Bean
    WebSocketService webSockets() {
        return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(() ->
                WebsocketServerSpec.builder().compress(true).handlePing(false).maxFramePayloadLength(LARGEST_COMMAND)));
    }
}
