package io.novelengine.simulation.run;

import io.novelengine.shared.background.BackgroundLoop;
import io.novelengine.shared.testing.Backends;
import io.novelengine.simulation.SimulationServiceApplication;
import io.r2dbc.pool.ConnectionPool;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is, in this JVM, on a database of choice. */
final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    Instance(Map<String, Object> database, int charactersPort, String... more) {
        var settings = new HashMap<String, Object>(database);
        settings.put("novel.redis.host", Backends.redis().host());
        settings.put("novel.redis.port", Backends.redis().port());
        settings.put("novel.services.character", "http://localhost:" + charactersPort);
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("logging.level.root", "error");
        settings.put("spring.main.banner-mode", "off");
        for (var i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        context = new SpringApplication(SimulationServiceApplication.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    /** Leaves events in the outbox, so that nothing but the queue is measured. */
    Instance withoutRelay() {
        context.getBean("outboxRelay", BackgroundLoop.class).stop();
        return this;
    }

    /** Cuts it off from the database for good, without a word to anybody, as a crash would. */
    void vanish() {
        get(ConnectionPool.class).dispose();
    }

    @Override
    public void close() {
        context.close();
    }
}
