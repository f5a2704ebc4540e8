package io.novelengine.local;

import io.novelengine.local.client.Gateway;
import io.novelengine.local.load.LoadProfile;
import io.novelengine.local.load.LoadResult;
import io.novelengine.local.load.LoadTest;
import java.io.IOException;
import java.util.Set;

/** Puts load on the gateway. */
final class Load {

    private final Context context;

    Load(Context context) {
        this.context = context;
    }

    /** Exit code 0 if every answer was a good one. */
    int run() throws IOException {
        Arguments arguments = Arguments.parse(context.line(), Set.of());
        String name = arguments.words().isEmpty()
                ? LoadProfile.all().getFirst().name()
                : arguments.words().getFirst();
        LoadProfile profile = LoadProfile.named(name)
                .orElseThrow(() -> new IllegalArgumentException("no load profile " + name + "; there are "
                        + LoadProfile.all().stream().map(LoadProfile::name).toList()));
        try (Gateway gateway = new RunningSuite(context, context.out()).gateway()) {
            context.out()
                    .println(profile.name() + ": " + profile.clients() + " clients for "
                            + profile.time().toSeconds() + " s");
            LoadResult result = new LoadTest(gateway, profile).run();
            result.lines().forEach(context.out()::println);
            return result.others().isEmpty() ? 0 : 1;
        }
    }
}
