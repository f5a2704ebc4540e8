package io.novelengine.shared.database;

import io.novelengine.shared.identity.IdentityAutoConfiguration;
import io.novelengine.shared.problem.ProblemTranslator;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The connection pool with its bounds, and the shielded {@link Database}. */
@AutoConfiguration(before = R2dbcAutoConfiguration.class, after = IdentityAutoConfiguration.class)
@ConditionalOnClass({ConnectionPool.class, PostgresqlConnectionFactory.class, DatabaseClient.class})
@ConditionalOnProperty("novel.database.schema")
@EnableConfigurationProperties(DatabaseProperties.class)
public final class DatabaseAutoConfiguration {

    @Bean(destroyMethod = "dispose")
    @ConditionalOnMissingBean(ConnectionFactory.class)
    ConnectionPool connectionPool(DatabaseProperties database) {
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(configuration(database)))
                        .name(database.schema())
                        .initialSize(1)
                        .minIdle(1)
                        .maxSize(database.connections())
                        .maxAcquireTime(database.acquire())
                        .maxCreateConnectionTime(database.acquire())
                        .maxLifeTime(Duration.ofMinutes(30))
                        .maxIdleTime(Duration.ofMinutes(5))
                        .acquireRetry(1)
                        .customizer(pool -> pool.maxPendingAcquire(database.waiting()))
                        .build());
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    Notices notices(DatabaseProperties database) {
        return new Notices(configuration(database));
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Lanes lanes(DatabaseProperties database, Clock clock, ObjectProvider<ReactorResourceFactory> server) {
        var configuration = settings(database, Map.of("plan_cache_mode", "force_generic_plan"));
        server.ifAvailable(resources -> configuration.loopResources(resources.getLoopResources()));
        return new Lanes(
                new PostgresqlConnectionFactory(configuration.build()),
                database.connections() / 2 + 1,
                database.deadline(),
                clock);
    }

    private static PostgresqlConnectionConfiguration configuration(DatabaseProperties database) {
        return settings(database, Map.of()).build();
    }

    private static PostgresqlConnectionConfiguration.Builder settings(
            DatabaseProperties database, Map<String, String> more) {
        var options = new TreeMap<>(more);
        options.put(
                "idle_in_transaction_session_timeout",
                Long.toString(database.statement().toMillis()));
        return PostgresqlConnectionConfiguration.builder()
                .host(database.host())
                .port(database.port())
                .database(database.name())
                .schema(database.schema())
                .username(database.user())
                .password(database.password())
                .applicationName("novel-" + database.schema())
                .connectTimeout(database.acquire())
                .statementTimeout(database.statement())
                .options(options)
                .tcpKeepAlive(true);
    }

    @Bean
    @ConditionalOnMissingBean
    Database database(ConnectionFactory connections, Lanes lanes, DatabaseProperties database) {
        return new Database(
                DatabaseClient.create(connections),
                TransactionalOperator.create(new R2dbcTransactionManager(connections)),
                lanes,
                database.deadline());
    }

    @Bean
    @ConditionalOnMissingBean(name = "databaseProblems")
    ProblemTranslator databaseProblems() {
        return new DatabaseProblems();
    }
}
