package io.novelengine.local.suite;

import io.novelengine.local.home.NovelHome;
import java.io.IOException;
import java.io.PrintStream;

/** Ends a suite from outside. */
public final class SuiteEnd {

    private final NovelHome home;
    private final Console console;

    public SuiteEnd(NovelHome home, PrintStream out) {
        this.home = home;
        this.console = new Console(out);
    }

    /**
     * Asks the supervisor to end everything, then ends what is left.
     *
     * @return how many processes of the home still run: 0 unless something could not be killed
     */
    public int run() throws IOException {
        Leftover.endAll(home, console);
        return Leftover.of(home).size();
    }
}
