package io.novelengine.local.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. This is what a command of it is put behind when the user is root: nothing for
 * anybody else; a user namespace, in which root is nobody, where the system allows it; else the user nobody.
 *
 * @param prefix words before the command
 * @param owner user who must own the data, empty for the one who starts
 */
record Disguise(List<String> prefix, String owner) {

    private static final Disguise NONE = new Disguise(List.of(), "");
    private static final Disguise NAMESPACE = new Disguise(List.of("unshare", "-U"), "");
    private static final Disguise NOBODY =
            new Disguise(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"), "nobody");

    static Disguise find() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return NONE;
        }
        for (Disguise disguise : List.of(NAMESPACE, NOBODY)) {
            if (disguise.works()) {
                return disguise;
            }
        }
        throw new IOException("PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
                + " start Novel Engine as an ordinary user");
    }

    List<String> of(List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return List.copyOf(words);
    }

    /** Gives a directory to the user behind the disguise. */
    void own(Path directory) throws IOException {
        if (!owner.isEmpty()) {
            Commands.run(List.of("chown", "-R", owner, directory.toString()));
        }
    }

    private boolean works() {
        try {
            Process process = new ProcessBuilder(of(List.of("true")))
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
