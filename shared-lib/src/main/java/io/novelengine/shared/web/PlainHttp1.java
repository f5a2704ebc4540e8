package io.novelengine.shared.web;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.http.HttpProtocol;

/** HTTP/2 is spoken over TLS only; clear text is HTTP/1.1. */
final class PlainHttp1 implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /*
     * Offered HTTP/2 on clear text, clients such as Java's ask for an upgrade with their first request. A server that agrees
     * must read the whole body first, and reactor-netty takes none by default: a POST then gets a 413 without a word. A server
     * that does not offer it ignores the question, as RFC 9113 wants it, and has less to do for every other connection.
     */

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        if (!Ssl.isEnabled(factory.getSsl())) {
            factory.addServerCustomizers(server -> server.protocol(HttpProtocol.HTTP11));
        }
    }
}
