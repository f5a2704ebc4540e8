package io.novelengine.shared.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Redis as a layer. Evictions are published, so that other instances drop the key from memory at once. While the connection
 * is away or the breaker open, and for a settling time after it came back, nothing is read from it.
 */
final class RedisStore implements Store {

    private static final int SCAN = 500;
    private static final String ALL = "";
    private static final String SEPARATOR = "\n";
    private static final String CLAIM = """
            if ARGV[3] == '0' then
                local value = redis.call('GET', KEYS[1])
                if value then return {value} end
            end
            if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return {'', '1'} end
            return {'', '0'}""";
    private static final String FILL = """
            if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
            redis.call('DEL', KEYS[2])
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1""";
    private static final String EVICT = """
            redis.call('DEL', KEYS[1], KEYS[2])
            redis.call('PUBLISH', ARGV[1], ARGV[2])
            return 1""";

    private final RedisClient client;
    private final RedisURI uri;
    private final String prefix;
    private final String channel;
    private final String instance;
    private final CircuitBreaker breaker;
    private final Duration deadline;
    private final long settlingNanos;
    private final Ticker ticker;
    private final BiConsumer<String, @Nullable String> evicted;
    private final AtomicBoolean connecting = new AtomicBoolean();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> subscription;
    private volatile boolean open;
    private volatile long trustedFrom;

    RedisStore(
            RedisClient client,
            RedisURI uri,
            String service,
            String instance,
            CircuitBreaker breaker,
            CacheProperties properties,
            Ticker ticker,
            BiConsumer<String, @Nullable String> evicted) {
        this.client = client;
        this.uri = uri;
        this.prefix = "cache:" + service + ":";
        this.channel = "cache:" + service + ":evicted";
        this.instance = instance;
        this.breaker = breaker;
        this.deadline = properties.deadline();
        this.settlingNanos = properties.settling().toNanos();
        this.ticker = ticker;
        this.evicted = evicted;
    }

    @Override
    public Layer layer() {
        return Layer.L2;
    }

    @Override
    public boolean isTrusted() {
        return isOpen() && ticker.read() - trustedFrom >= 0;
    }

    /** Whether commands can be sent; evictions are, before reads are trusted again. */
    boolean isOpen() {
        var current = connection;
        return open && current != null && current.isOpen();
    }

    /** Connects when it is not yet connected; afterwards the client reconnects by itself. */
    CompletableFuture<Void> connect() {
        if (connection != null || !connecting.compareAndSet(false, true)) {
            return done();
        }
        return client.connectPubSubAsync(StringCodec.UTF8, uri)
                .toCompletableFuture()
                .thenCompose(listening -> {
                    listening.addListener(new RedisPubSubAdapter<>() {
                        @Override
                        public void message(String from, String message) {
                            received(message);
                        }
                    });
                    listening.addListener(new Watch(() -> evicted.accept(ALL, null), () -> {}));
                    subscription = listening;
                    return listening.async().subscribe(channel);
                })
                .thenCompose(
                        subscribed -> client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri)
                                .toCompletableFuture())
                .thenAccept(connected -> {
                    connected.setTimeout(deadline);
                    connected.addListener(new Watch(this::returned, () -> open = false));
                    connection = connected;
                    returned();
                })
                .whenComplete((ok, failure) -> {
                    connecting.set(false);
                    if (failure != null) {
                        close();
                    }
                });
    }

    private void returned() {
        trustedFrom = ticker.read() + settlingNanos;
        open = true;
    }

    private void received(String message) {
        var parts = message.split(SEPARATOR, 3);
        if (parts.length == 3 && !parts[0].equals(instance)) {
            evicted.accept(parts[1], parts[2].isEmpty() ? null : parts[2]);
        }
    }

    void close() {
        var listening = subscription;
        var connected = connection;
        subscription = null;
        connection = null;
        open = false;
        if (listening != null) {
            listening.closeAsync();
        }
        if (connected != null) {
            connected.closeAsync();
        }
    }

    @Override
    public CompletableFuture<byte @Nullable []> read(String cache, String key) {
        return send(commands -> commands.get(value(cache, key)));
    }

    @Override
    public CompletableFuture<Claim> claim(String cache, String key, String token, Duration lease, boolean renew) {
        return renew
                ? take(cache, key, token, lease, true)
                : read(cache, key)
                        .thenCompose(found -> found == null
                                ? take(cache, key, token, lease, false)
                                : CompletableFuture.completedFuture(new Claim(found, false)));
    }

    private CompletableFuture<Claim> take(String cache, String key, String token, Duration lease, boolean renew) {
        return this.<List<byte[]>>send(commands -> commands.eval(
                        CLAIM,
                        ScriptOutputType.MULTI,
                        keys(cache, key),
                        bytes(token),
                        bytes(String.valueOf(lease.toMillis())),
                        bytes(renew ? "1" : "0")))
                .thenApply(answer -> answer.size() == 1
                        ? new Claim(answer.getFirst(), false)
                        : new Claim(null, answer.get(1)[0] == '1'));
    }

    @Override
    public CompletableFuture<Boolean> fill(String cache, String key, String token, byte[] bytes, Duration timeToLive) {
        return this.<Long>send(commands -> commands.eval(
                        FILL,
                        ScriptOutputType.INTEGER,
                        keys(cache, key),
                        bytes(token),
                        bytes,
                        bytes(String.valueOf(timeToLive.toMillis()))))
                .thenApply(kept -> kept == 1);
    }

    @Override
    public CompletableFuture<Void> evict(String cache, String key) {
        var message = instance + SEPARATOR + cache + SEPARATOR + key;
        return this.<Long>send(commands -> commands.eval(
                        EVICT, ScriptOutputType.INTEGER, keys(cache, key), bytes(channel), bytes(message)))
                .thenAccept(ok -> {});
    }

    @Override
    public CompletableFuture<Void> clear(String cache) {
        return clear(cache, ScanCursor.INITIAL)
                .thenCompose(ok -> this.<Long>send(
                        commands -> commands.publish(channel, bytes(instance + SEPARATOR + cache + SEPARATOR + ALL))))
                .thenAccept(ok -> {});
    }

    private CompletableFuture<Void> clear(String cache, ScanCursor cursor) {
        return this.send(commands -> commands.scan(
                        cursor, ScanArgs.Builder.matches(prefix + cache + ":*").limit(SCAN)))
                .thenCompose(found -> {
                    var removed = found.getKeys().isEmpty()
                            ? done()
                            : this.<Long>send(commands ->
                                            commands.unlink(found.getKeys().toArray(String[]::new)))
                                    .<Void>thenApply(count -> null);
                    return removed.thenCompose(ok -> found.isFinished() ? done() : clear(cache, found));
                });
    }

    /** Remembers text under a name, beside the caches. */
    CompletableFuture<Void> remember(String name, String text, Duration timeToLive) {
        return this.<String>send(commands -> commands.set(prefix + name, bytes(text), SetArgs.Builder.px(timeToLive)))
                .thenAccept(ok -> {});
    }

    /** What was remembered under the name, or null. */
    CompletableFuture<@Nullable String> remembered(String name) {
        return this.<byte[]>send(commands -> commands.get(prefix + name))
                .thenApply(found -> found == null ? null : new String(found, StandardCharsets.UTF_8));
    }

    private <R> CompletableFuture<R> send(Function<RedisAsyncCommands<String, byte[]>, CompletionStage<R>> command) {
        var current = connection;
        if (!open || current == null) {
            return CompletableFuture.failedFuture(new RedisException("Redis is away"));
        }
        if (!breaker.tryAcquirePermission()) {
            return CompletableFuture.failedFuture(CallNotPermittedException.createCallNotPermittedException(breaker));
        }
        var began = breaker.getCurrentTimestamp();
        return command.apply(current.async()).toCompletableFuture().whenComplete((answer, failure) -> {
            var took = breaker.getCurrentTimestamp() - began;
            if (failure == null) {
                breaker.onSuccess(took, breaker.getTimestampUnit());
            } else {
                breaker.onError(took, breaker.getTimestampUnit(), failure);
            }
        });
    }

    private String value(String cache, String key) {
        return prefix + cache + ":{" + key + "}";
    }

    private String[] keys(String cache, String key) {
        var value = value(cache, key);
        return new String[] {value, value + ":lease"};
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
