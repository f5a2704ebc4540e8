package io.novelengine.gateway.balance;

import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Asks DNS, and again once the time to live of its answer is over. */
final class DnsAddresses implements Addresses, AutoCloseable {

    private static final int LONGEST_KEPT_SECONDS = 30;

    private final Duration deadline;
    private final @Nullable DnsServerAddressStreamProvider servers;
    private @Nullable LoopResources loops;
    private @Nullable DnsNameResolver resolver;

    DnsAddresses(Duration deadline) {
        this(deadline, null);
    }

    DnsAddresses(Duration deadline, @Nullable DnsServerAddressStreamProvider servers) {
        this.deadline = deadline;
        this.servers = servers;
    }

    /** Made when the first name is asked for: most suites have none. */
    private synchronized DnsNameResolver resolver() {
        if (resolver == null) {
            loops = LoopResources.create("names", 1, true);
            var builder = new DnsNameResolverBuilder(loops.onClient(false).next())
                    .datagramChannelType(NioDatagramChannel.class)
                    .ttl(0, LONGEST_KEPT_SECONDS)
                    .negativeTtl(1)
                    .queryTimeoutMillis(deadline.toMillis());
            if (servers != null) {
                builder.nameServerProvider(servers);
            }
            resolver = builder.build();
        }
        return resolver;
    }

    @Override
    public Mono<List<String>> of(String host) {
        return Mono.create(sink -> resolver().resolveAll(host).addListener(asked -> {
            if (asked.isSuccess()) {
                @SuppressWarnings("unchecked")
                var addresses = (List<InetAddress>) asked.getNow();
                sink.success(addresses.stream()
                        .map(InetAddress::getHostAddress)
                        .distinct()
                        .sorted()
                        .toList());
            } else {
                sink.error(asked.cause());
            }
        }));
    }

    @Override
    public synchronized void close() {
        if (resolver != null) {
            resolver.close();
        }
        if (loops != null) {
            loops.dispose();
        }
    }
}
