package io.novelengine.local;

import io.novelengine.local.suite.SuiteEnd;
import java.io.IOException;

/** Ends the suite, also what a supervisor that was killed left behind. */
final class Down {

    private final Context context;

    Down(Context context) {
        this.context = context;
    }

    /** Exit code 0 when nothing of this home runs any more. */
    int run() throws IOException {
        int left = new SuiteEnd(context.home(), context.out()).run();
        context.out().println(left == 0 ? "Novel Engine is down." : left + " processes are still there.");
        return left == 0 ? 0 : 1;
    }
}
