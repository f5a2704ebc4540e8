package io.novelengine.gateway.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.novelengine.gateway.schema.Schema;
import io.novelengine.shared.access.Callers;
import io.novelengine.shared.identity.Caller;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes down what was done, without making anybody wait. Entries queue while the database is away; when the queue is full,
 * further ones are dropped, and the log itself says how many. Strangers have a queue of their own, of which what they were
 * refused fills half at most, so that they push out nothing about users, and refusals nothing about sign-ins.
 */
@Component
public class Audit {

    private static final Logger log = LoggerFactory.getLogger(Audit.class);
    /** What is noted of a request that was refused. */
    static final String REFUSAL = "refusal";

    private static final int WAITING = 10_000;
    private static final int AT_ONCE = 500;
    private static final Duration REST = Duration.ofMillis(200);

    private final AuditStore store;
    private final Schema schema;
    private final Clock clock;
    private final Counter drops;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(WAITING);
    private final BlockingQueue<Entry> ofStrangers = new ArrayBlockingQueue<>(WAITING);
    private final Strangers strangers = new Strangers();
    private final AtomicLong dropped = new AtomicLong();
    private List<Entry> underWay = List.of();

    Audit(AuditStore store, Schema schema, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.schema = schema;
        this.clock = clock;
        this.drops = Counter.builder("novel.audit.dropped")
                .description("Entries of the audit log that there was no room for")
                .register(meters);
        meters.gauge("novel.audit.waiting", this, audit -> audit.waiting.size() + audit.ofStrangers.size());
    }

    /** Takes down what the caller of this request did. */
    public void note(ServerWebExchange exchange, String action, String target, String outcome, String detail) {
        note(exchange, Callers.of(exchange), action, target, outcome, detail);
    }

    /** Takes down what this caller did by this request. */
    public void note(
            ServerWebExchange exchange, Caller actor, String action, String target, String outcome, String detail) {
        var request = exchange.getRequest();
        var entry = new Entry(
                clock.instant(),
                actor.id(),
                actor.name(),
                action,
                shortened(target),
                outcome,
                address(request.getRemoteAddress()),
                shortened(String.valueOf(request.getHeaders().getFirst("X-Request-Id"))),
                shortened(detail));
        if (!actor.anonymous()) {
            add(waiting, entry);
        } else if (!action.equals(REFUSAL)) {
            add(ofStrangers, entry);
        } else if (strangers.isAmongTheFirst(entry)) {
            addRefusal(entry);
        }
    }

    private void addRefusal(Entry entry) {
        if (ofStrangers.remainingCapacity() > WAITING / 2) {
            add(ofStrangers, entry);
        } else {
            drop();
        }
    }

    private void add(BlockingQueue<Entry> queue, Entry entry) {
        if (!queue.offer(entry)) {
            drop();
        }
    }

    private void drop() {
        drops.increment();
        if (dropped.getAndIncrement() == 0) {
            log.warn("The audit log has no room: entries are dropped");
        }
    }

    /** Writes some of what waits; gives the rest before the next. */
    Mono<Duration> write() {
        if (!schema.isThere()) {
            return Mono.just(REST);
        }
        if (underWay.isEmpty()) {
            strangers.counted(clock.instant()).forEach(this::addRefusal);
            underWay = next();
        }
        return underWay.isEmpty()
                ? Mono.just(REST)
                : store.add(underWay).map(written -> {
                    underWay = List.of();
                    return waiting.isEmpty() && ofStrangers.isEmpty() ? REST : Duration.ZERO;
                });
    }

    private List<Entry> next() {
        var entries = new ArrayList<Entry>();
        var lost = dropped.getAndSet(0);
        if (lost > 0) {
            entries.add(new Entry(
                    clock.instant(),
                    "gateway",
                    "gateway",
                    "audit",
                    "audit log",
                    "failed",
                    "",
                    "",
                    lost + " entries were dropped"));
        }
        waiting.drainTo(entries, AT_ONCE);
        ofStrangers.drainTo(entries, Math.max(0, AT_ONCE - entries.size()));
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private static String address(@org.jspecify.annotations.Nullable InetSocketAddress remote) {
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
