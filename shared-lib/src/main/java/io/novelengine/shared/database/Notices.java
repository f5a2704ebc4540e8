package io.novelengine.shared.database;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What PostgreSQL notifies of, heard on a connection of its own that is looked after. */
public final class Notices {

    private static final Pattern CHANNEL = Pattern.compile("[a-z_]{1,40}");
    private static final Duration PULSE = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final PostgresqlConnectionFactory connections;

    Notices(PostgresqlConnectionConfiguration configuration) {
        this.connections = new PostgresqlConnectionFactory(configuration);
    }

    /**
     * Listens until {@code until} says something; an error once the connection is lost or does not answer any more.
     * What was sent while nobody listened is not heard.
     *
     * @param channel lower-case letters and underscores, up to 40
     * @param listening run once everything sent from now on will be heard
     * @param heard gets each payload, in order
     */
    public Mono<Void> listen(String channel, Runnable listening, Consumer<String> heard, Publisher<?> until) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("no channel: " + channel);
        }
        return Mono.usingWhen(
                connections.create().timeout(ANSWER),
                connection -> run(connection, "listen " + channel)
                        .doOnSuccess(done -> listening.run())
                        .then(Flux.merge(
                                        connection
                                                .getNotifications()
                                                .map(Notification::getParameter)
                                                .doOnNext(heard)
                                                .then(Mono.error(
                                                        () -> new IllegalStateException("PostgreSQL went away"))),
                                        Flux.interval(PULSE).concatMap(beat -> run(connection, "select 1")))
                                .takeUntilOther(until)
                                .then()),
                connection -> connection.close().timeout(ANSWER).onErrorComplete());
    }

    private static Mono<Void> run(PostgresqlConnection connection, String sql) {
        return connection
                .createStatement(sql)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then()
                .timeout(ANSWER);
    }
}
