package io.novelengine.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** TCP ports of the loopback interface that nobody listens on, each given out once. */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 31_000;
    private static final int ATTEMPTS = 500;

    private final RandomGenerator random;
    private final Set<Integer> given = new HashSet<>();

    /**
     * @param random spreads the choice, so that suites that start together rarely choose the same
     */
    public FreePorts(RandomGenerator random) {
        this.random = random;
    }

    /** Keeps a port that is spoken for from being given out. */
    public synchronized void reserve(int port) {
        given.add(port);
    }

    /** A free port. */
    public int next() throws IOException {
        return next(1, 0);
    }

    /**
     * The first of some free ports in a row.
     *
     * @param count how many in a row
     * @param twin distance at which each must have a free twin, 0 for none
     */
    public synchronized int next(int count, int twin) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = random.nextInt(FIRST, LAST - count);
            if (allFree(first, count) && (twin == 0 || allFree(first + twin, count))) {
                for (int port = first; port < first + count; port++) {
                    given.add(port);
                    given.add(port + twin);
                }
                return first;
            }
        }
        throw new IOException("no free port found between " + FIRST + " and " + LAST);
    }

    private boolean allFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            if (given.contains(port) || !isFree(port)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody listens on this port of the loopback interface, nor on all interfaces. */
    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
