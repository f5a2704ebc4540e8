package io.novelengine.gateway.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.novelengine.shared.access.AccessTokens;
import io.novelengine.shared.database.Database;
import io.novelengine.shared.identity.Ids;
import io.r2dbc.spi.Readable;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The keys of all instances in the database. */
@Component
class KeyStore {

    private static final Logger log = LoggerFactory.getLogger(KeyStore.class);
    private static final int MOST = 50;

    /** After this, nothing that an older key has signed is good any more. */
    private static final Duration FORGET = AccessTokens.LONGEST_LIFE.multipliedBy(3);

    private final Database database;
    private final Seal seal;
    private final Ids ids;

    KeyStore(Database database, Seal seal, Ids ids) {
        this.database = database;
        this.seal = seal;
        this.ids = ids;
    }

    /** The keys, the newest first; those sealed with another secret are left out, and the log says so. */
    Mono<List<SigningKey>> all() {
        return database.sql("select id, sealed, created_at, active_from from signing_key"
                        + " order by active_from desc, id desc limit " + MOST)
                .list(this::opened)
                .map(keys -> keys.stream().flatMap(Optional::stream).toList());
    }

    private Optional<SigningKey> opened(Readable row) {
        var id = Objects.requireNonNull(row.get("id", String.class));
        try {
            var pair = ECKey.parse(seal.open(id, Objects.requireNonNull(row.get("sealed", byte[].class))));
            return Optional.of(new SigningKey(
                    pair,
                    Objects.requireNonNull(row.get("created_at", Instant.class)),
                    Objects.requireNonNull(row.get("active_from", Instant.class))));
        } catch (GeneralSecurityException | ParseException e) {
            log.error("The signing key {} cannot be opened: was it sealed with another secret?", id);
            return Optional.empty();
        }
    }

    /** Adds a key unless one was added within the time given, and forgets those whose tokens have all ended. */
    Mono<Void> addUnlessYounger(Duration age, Duration lead) {
        var pair = newPair("k-" + ids.next());
        return database.transaction(lock().then(insert(pair, age, lead)).then(forget()));
    }

    /** Replaces all keys by one that signs at once; every token signed so far is refused soon. */
    Mono<Void> replaceAll() {
        var pair = newPair("k-" + ids.next());
        return database.transaction(
                lock().then(database.sql("delete from signing_key").update())
                        .then(insert(pair, Duration.ZERO, Duration.ZERO)));
    }

    private Mono<Integer> lock() {
        return database.sql("select 1 as held from (select pg_advisory_xact_lock(7301)) as lock")
                .one(row -> 1);
    }

    private Mono<Void> insert(ECKey pair, Duration age, Duration lead) {
        return database.sql("""
                        insert into signing_key (id, sealed, active_from)
                        select :id, :sealed,
                               case when exists (select from signing_key) then now() + :lead * interval '1 ms' else now() end
                        where not exists
                            (select from signing_key where created_at > now() - :age * interval '1 ms')""")
                .bind("id", pair.getKeyID())
                .bind("sealed", seal.close(pair.getKeyID(), pair.toJSONString()))
                .bind("lead", lead.toMillis())
                .bind("age", age.toMillis())
                .update()
                .then();
    }

    private Mono<Void> forget() {
        return database.sql("""
                        delete from signing_key old where exists
                            (select from signing_key newer
                             where newer.active_from > old.active_from
                               and newer.active_from < now() - :forget * interval '1 ms')""").bind("forget", FORGET.toMillis()).update().then();
    }

    static ECKey newPair(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
