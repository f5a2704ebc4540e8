package io.novelengine.gateway.front;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.ConnectionObserver.State;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerState;

/** Gives up on clients that take their time: for the head of a request, within its body, and for all of it. */
final class SlowRequests implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, ConnectionObserver {

    private static final String NAME = "novel.slowHeads";

    private final FrontProperties front;

    SlowRequests(FrontProperties front) {
        this.front = front;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::limited);
    }

    private HttpServer limited(HttpServer server) {
        return server.readTimeout(front.pause())
                .requestTimeout(front.body())
                .childObserve(this)
                .doOnChannelInit(
                        (observer, channel, remote) -> channel.pipeline().addFirst(NAME, new SlowHeads(front.head())));
    }

    @Override
    public void onStateChange(Connection connection, State state) {
        if (state == HttpServerState.REQUEST_RECEIVED) {
            var parent = connection.channel().parent();
            var heads = heads(connection.channel());
            if (heads != null) {
                heads.received();
            } else if (parent != null && heads(parent) instanceof SlowHeads ofAll) {
                ofAll.received();
            }
        } else if (state == State.DISCONNECTING && heads(connection.channel()) instanceof SlowHeads heads) {
            heads.done();
        }
    }

    private static @Nullable SlowHeads heads(Channel channel) {
        return (SlowHeads) channel.pipeline().get(NAME);
    }
}
