package io.novelengine.shared.cache;

import io.novelengine.shared.database.Database;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The table of dear entries as a layer; its clock is the database's. */
final class PostgresStore implements Store {

    private final Database database;

    PostgresStore(Database database) {
        this.database = database;
    }

    @Override
    public Layer layer() {
        return Layer.L3;
    }

    @Override
    public boolean isTrusted() {
        return true;
    }

    @Override
    public CompletableFuture<byte @Nullable []> read(String cache, String key) {
        return found(cache, key).toFuture();
    }

    private Mono<byte[]> found(String cache, String key) {
        return database.sql("""
                        select value from cache_entry
                        where cache = :cache and key = :key and value is not null and valid_until > clock_timestamp()""").bind("cache", cache).bind("key", key).one(row -> row.get("value", byte[].class));
    }

    @Override
    public CompletableFuture<Claim> claim(String cache, String key, String token, Duration lease, boolean renew) {
        var taken = database.sql(renew ? """
                        update cache_entry set token = :token
                        where cache = :cache and key = :key and token is null and :seconds > 0""" : """
                        insert into cache_entry (cache, key, token, valid_until)
                        values (:cache, :key, :token, clock_timestamp() + make_interval(secs => :seconds))
                        on conflict (cache, key) do update set value = null, token = :token, valid_until = excluded.valid_until
                        where cache_entry.valid_until <= clock_timestamp()""")
                .bind("cache", cache)
                .bind("key", key)
                .bind("token", token)
                .bind("seconds", seconds(lease))
                .update()
                .map(rows -> new Claim(null, rows == 1));
        return (renew
                        ? taken
                        : found(cache, key)
                                .map(bytes -> new Claim(bytes, false))
                                .switchIfEmpty(taken))
                .toFuture();
    }

    @Override
    public CompletableFuture<Boolean> fill(String cache, String key, String token, byte[] bytes, Duration timeToLive) {
        return database.sql("""
                        update cache_entry
                        set value = :value, token = null, valid_until = clock_timestamp() + make_interval(secs => :seconds)
                        where cache = :cache and key = :key and token = :token and valid_until > clock_timestamp()""")
                .bind("cache", cache)
                .bind("key", key)
                .bind("token", token)
                .bind("value", bytes)
                .bind("seconds", seconds(timeToLive))
                .update()
                .map(rows -> rows == 1)
                .toFuture();
    }

    @Override
    public CompletableFuture<Void> evict(String cache, String key) {
        return database.sql("delete from cache_entry where cache = :cache and key = :key")
                .bind("cache", cache)
                .bind("key", key)
                .update()
                .then()
                .toFuture();
    }

    @Override
    public CompletableFuture<Void> clear(String cache) {
        return database.sql("delete from cache_entry where cache = :cache")
                .bind("cache", cache)
                .update()
                .then()
                .toFuture();
    }

    /** Removes what has expired, at most the given number of rows. */
    Mono<Long> sweep(int limit) {
        return database.sql("""
                        delete from cache_entry where (cache, key) in (
                            select cache, key from cache_entry where valid_until <= clock_timestamp() limit :limit)""").bind("limit", limit).update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
