package io.novelengine.gateway.balance;

import io.novelengine.gateway.config.Suite.Instance;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An instance with what is known of it. */
final class Member implements Candidate {

    private final Instance instance;
    private final String id;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Standing standing;

    /** Whether it ever said how it is: silence of one that never did means nothing. */
    private volatile boolean hasSpoken;

    Member(Instance instance, Standing standing) {
        this.instance = instance;
        this.id = instance.url().toString();
        this.standing = standing;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int weight() {
        return instance.weight();
    }

    @Override
    public int inFlight() {
        return inFlight.get();
    }

    Instance instance() {
        return instance;
    }

    Standing standing() {
        return standing;
    }

    synchronized Standing become(UnaryOperator<Standing> change) {
        return standing = change.apply(standing);
    }

    void begin() {
        inFlight.incrementAndGet();
    }

    void end() {
        inFlight.decrementAndGet();
    }

    boolean hasSpoken() {
        return hasSpoken;
    }

    void spoke() {
        hasSpoken = true;
    }

    /** The same path and query at this instance. */
    URI at(URI request) {
        var query = request.getRawQuery();
        return URI.create(query == null ? id + request.getRawPath() : id + request.getRawPath() + "?" + query);
    }
}
