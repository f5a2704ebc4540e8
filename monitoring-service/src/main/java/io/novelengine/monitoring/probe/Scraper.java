package io.novelengine.monitoring.probe;

import io.netty.channel.ChannelOption;
import io.novelengine.monitoring.exposition.Families;
import io.novelengine.monitoring.measure.Sample;
import io.novelengine.monitoring.measure.SeriesTable;
import io.novelengine.monitoring.target.MonitoringProperties;
import io.novelengine.monitoring.target.Target;
import java.time.Clock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Asks an instance for its metrics, within a deadline and a size. Scrapes have a thread of their own, so that no other work
 * of this process makes an instance look slow.
 */
@Component
class Scraper implements DisposableBean {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;version=0.0.4");
    private static final int CONNECTIONS_PER_INSTANCE = 2;

    private final LoopResources loops = LoopResources.create("scrapes", 1, true);
    private final ConnectionProvider connections;
    private final WebClient web;
    private final MonitoringProperties settings;
    private final Families families;
    private final Clock clock;

    Scraper(MonitoringProperties settings, Families families, Clock clock) {
        this.settings = settings;
        this.families = families;
        this.clock = clock;
        this.connections = ConnectionProvider.builder("scrapes")
                .maxConnections(CONNECTIONS_PER_INSTANCE)
                .pendingAcquireMaxCount(CONNECTIONS_PER_INSTANCE)
                .pendingAcquireTimeout(settings.deadline())
                .maxIdleTime(settings.interval().multipliedBy(2))
                .build();
        var http = HttpClient.create(connections).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                settings.deadline().toMillis());
        this.web = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /** A sample; every failure is the caller's to name. */
    Mono<Sample> scrape(Target target, SeriesTable table) {
        return web.get()
                .uri(target.metrics())
                .accept(TEXT)
                .exchangeToMono(response -> read(response, table))
                .timeout(settings.deadline());
    }

    private Mono<Sample> read(ClientResponse response, SeriesTable table) {
        if (!response.statusCode().isSameCodeAs(HttpStatus.OK)) {
            return Mono.error(new ScrapeFailed(
                    "the answer has status " + response.statusCode().value()));
        }
        var reader = new SampleReader(table, families, settings.size().toBytes());
        return response.bodyToFlux(DataBuffer.class)
                .doOnNext(piece -> take(reader, piece))
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .then(Mono.fromSupplier(() -> reader.sample(clock.instant())));
    }

    @Override
    public void destroy() {
        connections.dispose();
        loops.dispose();
    }

    private static void take(SampleReader reader, DataBuffer piece) {
        try {
            reader.read(piece);
        } finally {
            DataBufferUtils.release(piece);
        }
    }
}
