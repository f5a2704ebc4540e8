package io.novelengine.local;

import io.novelengine.local.LocalSuite.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The whole suite, started from the jars of this build once for all test classes, in a home of its own on free ports;
 * tests take a {@link LocalSuite}, an {@link Api} or {@link Simulations} as a parameter. When a test fails, the home is
 * kept for its logs.
 */
final class SuiteExtension implements AfterTestExecutionCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SuiteExtension.class);

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            running(context).keep = true;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalSuite.class || type == Api.class || type == Simulations.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Running running = running(context);
        return type == LocalSuite.class
                ? running.suite
                : type == Api.class ? running.api : new Simulations(running.api);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /** The suite that runs, ended with the last test. */
    private static final class Running implements AutoCloseable {

        private final Path folder;
        private final LocalSuite suite;
        private final Api api;
        private boolean keep;

        private Running(Path folder, LocalSuite suite, Api api) {
            this.folder = folder;
            this.suite = suite;
            this.api = api;
        }

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("novel");
                LocalSuite suite = new LocalSuite(project(), folder.resolve("home"))
                        .with(
                                "NOVEL_APPS",
                                Path.of("target/apps").toAbsolutePath().toString());
                Result up = suite.run("up", "--detach");
                if (up.code() != 0) {
                    suite.close();
                    throw new IllegalStateException("the suite did not start:\n" + up.output());
                }
                System.out.print(up.output());
                URI base = URI.create("http://localhost:" + suite.port());
                return new Running(
                        folder,
                        suite,
                        new Api(base, Files.readString(suite.home().token()).strip()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the start was interrupted", e);
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            api.close();
            suite.close();
            if (!suite.processes().isEmpty()) {
                throw new IllegalStateException("left behind: " + suite.processes());
            }
            if (keep) {
                System.out.println("kept for its logs: " + folder);
            } else {
                LocalSuite.delete(folder);
            }
        }

        private static Path project() {
            return Path.of("").toAbsolutePath().resolve("../..").normalize();
        }
    }
}
