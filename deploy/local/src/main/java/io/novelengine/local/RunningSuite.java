package io.novelengine.local;

import io.novelengine.local.client.Gateway;
import io.novelengine.local.home.RunRecord;
import io.novelengine.local.home.RunState;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The suite of this home, brought up if it is not. */
final class RunningSuite {

    private final Context context;

    /**
     * @param progress gets what is told while it starts
     */
    RunningSuite(Context context, PrintStream progress) {
        this.context = new Context(
                context.project(), context.home(), context.environment(), progress, context.clock(), List.of());
    }

    /** Its gateway, ready for requests. */
    Gateway gateway() throws IOException {
        if (supervisor().isEmpty() && new Up(context).bring(true) != 0) {
            throw new IOException("there is no suite to ask");
        }
        RunRecord running = supervisor().orElseThrow(() -> new IOException("the suite went down again"));
        return new Gateway(
                URI.create("http://localhost:" + running.port()),
                Files.readString(context.home().token()).strip());
    }

    private Optional<RunRecord> supervisor() throws IOException {
        return RunRecord.read(context.home(), RunRecord.SUPERVISOR)
                .filter(record -> record.state() == RunState.READY)
                .filter(record -> record.identity().isAlive());
    }
}
