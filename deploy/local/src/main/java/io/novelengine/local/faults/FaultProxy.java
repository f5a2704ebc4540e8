package io.novelengine.local.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** A TCP proxy on loopback whose connections can be cut, or made to swallow everything without a word. */
final class FaultProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket server;
    private final IntSupplier target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean held;

    /**
     * Listens on a free port.
     *
     * @param target gives the port that a new connection is for
     */
    FaultProxy(IntSupplier target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("fault proxy").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Resets every connection; gives how many there were. */
    int cut() {
        int cut = 0;
        for (Socket socket : open) {
            reset(socket);
            cut++;
        }
        return cut / 2;
    }

    /** Lets nothing through, neither way, until {@link #release}; connections stay open, new ones are taken. */
    void hold() {
        hold(true);
    }

    void release() {
        hold(false);
    }

    private void hold(boolean wanted) {
        lock.lock();
        try {
            held = wanted;
            flows.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        Socket service = new Socket();
        try {
            open.add(client);
            awaitFlow();
            service.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()), CONNECT_MILLIS);
            open.add(service);
            Thread.ofVirtual().start(() -> pump(client, service));
            pump(service, client);
        } catch (IOException refused) {
            end(client, service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitFlow();
                out.write(buffer, 0, read);
            }
        } catch (IOException over) {
            // One side is gone: both are ended below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(from, to);
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (held) {
                flows.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            open.remove(socket);
        }
        end(socket);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
