package io.novelengine.shared.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Adds {@code novel-defaults.yaml} below every other source of settings. */
final class SharedDefaults implements EnvironmentPostProcessor {

    /*
     * reactor-netty 1.3.6 may leave the last answer on a kept connection unflushed (reactor-netty #4361): the request after
     * it hangs. The flag is read once, before the first server starts.
     */
    private static final String FLUSH = "reactor.netty.http.server.lastFlushWhenNoRead";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        System.setProperty(FLUSH, System.getProperty(FLUSH, "true"));
        try {
            new YamlPropertySourceLoader()
                    .load("novel-defaults", new ClassPathResource("novel-defaults.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
