package io.novelengine.gateway.balance;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.netty.Connection;
import reactor.netty.udp.UdpServer;

/** Instances behind one name, as headless services of Kubernetes have them. */
class DnsTests {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<String> addresses = new CopyOnWriteArrayList<>(List.of("10.0.0.2", "10.0.0.1"));

    @Test
    void aNameStandsForAllItsAddressesAndIsAskedAgainAfterItsTimeToLive() {
        var server = server();
        try (var dns = new DnsAddresses(
                LIMIT, new SequentialDnsServerAddressStreamProvider((InetSocketAddress) server.address()))) {
            assertThat(dns.of("simulation.example").block(LIMIT)).containsExactly("10.0.0.1", "10.0.0.2");

            addresses.add("10.0.0.3");

            assertThat(dns.of("simulation.example").block(LIMIT)).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3");
        } finally {
            server.disposeNow();
        }
    }

    /** A name server that knows every name and lets nobody keep what it says. */
    private Connection server() {
        return UdpServer.create()
                .host("127.0.0.1")
                .port(0)
                .doOnChannelInit(
                        (observer, channel, address) -> channel.pipeline().addFirst(new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(io.netty.channel.Channel self) {
                                self.pipeline()
                                        .addFirst(new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder());
                            }
                        }))
                .handle((in, out) -> in.receiveObject()
                        .cast(DatagramDnsQuery.class)
                        .concatMap(query -> out.sendObject(answer(query)))
                        .then())
                .bindNow(LIMIT);
    }

    private AddressedEnvelope<?, ?> answer(DatagramDnsQuery query) {
        DnsQuestion question = query.recordAt(DnsSection.QUESTION);
        var answer = new DatagramDnsResponse(query.recipient(), query.sender(), query.id());
        answer.addRecord(DnsSection.QUESTION, question);
        if (question.type().equals(DnsRecordType.A)) {
            addresses.forEach(address -> answer.addRecord(
                    DnsSection.ANSWER,
                    new DefaultDnsRawRecord(
                            question.name(),
                            DnsRecordType.A,
                            0,
                            Unpooled.wrappedBuffer(
                                    InetAddress.ofLiteral(address).getAddress()))));
        }
        return answer;
    }
}
