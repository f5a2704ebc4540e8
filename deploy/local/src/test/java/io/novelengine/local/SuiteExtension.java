package io.novelengine.local;

import io.novelengine.local.LocalSuite.Result;
import io.novelengine.local.client.Gateway;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole suite, started from the jars of this build for a test class, in a home of its own on free ports; tests take
 * a {@link LocalSuite} or a {@link Gateway} as a parameter.
 */
final class SuiteExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

    private Path folder;
    private LocalSuite suite;
    private Gateway gateway;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("novel");
        suite = new LocalSuite(project(), folder.resolve("home"))
                .with("NOVEL_APPS", Path.of("target/apps").toAbsolutePath().toString());
        Result up = suite.run("up", "--detach");
        if (up.code() != 0) {
            throw new IllegalStateException("the suite did not start:\n" + up.output());
        }
        gateway = new Gateway(
                URI.create("http://localhost:" + suite.port()),
                Files.readString(suite.home().token()).strip());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        if (gateway != null) {
            gateway.close();
        }
        suite.close();
        if (!suite.processes().isEmpty()) {
            throw new IllegalStateException("left behind: " + suite.processes());
        }
        if (context.getExecutionException().isEmpty()) {
            LocalSuite.delete(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalSuite.class || type == Gateway.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Gateway.class ? gateway : suite;
    }

    private static Path project() {
        return Path.of("").toAbsolutePath().resolve("../..").normalize();
    }
}
