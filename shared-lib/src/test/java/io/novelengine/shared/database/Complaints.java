package io.novelengine.shared.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What Netty says of leaked buffers and Reactor of dropped signals while it is open. */
final class Complaints implements AutoCloseable {

    private final List<Logger> loggers =
            List.of(logger("io.netty.util.ResourceLeakDetector"), logger("reactor.core.publisher.Operators"));
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private Complaints() {
        lines.start();
        loggers.forEach(logger -> logger.addAppender(lines));
    }

    static Complaints listen() {
        return new Complaints();
    }

    List<String> heard() {
        return List.copyOf(lines.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(line -> line.getFormattedMessage().lines().findFirst().orElse(""))
                .toList();
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.detachAppender(lines));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
