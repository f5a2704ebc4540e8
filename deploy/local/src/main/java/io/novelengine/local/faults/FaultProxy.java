package io.novelengine.local.faults;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * A proxy for PostgreSQL on loopback. Its connections can be cut, made to swallow everything without a word, and listened to
 * message by message.
 */
final class FaultProxy implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket server;
    private final IntSupplier target;
    private final IntFunction<Tap> taps;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flows = lock.newCondition();
    private boolean held;

    /**
     * Listens on a free port.
     *
     * @param target gives the port that a new connection is for
     * @param taps listens to a connection whose other end has this port
     */
    FaultProxy(IntSupplier target, IntFunction<Tap> taps) throws IOException {
        this.target = target;
        this.taps = taps;
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
            DataInputStream said = in(client);
            DataInputStream answered = in(service);
            if (open(said, client, answered, service)) {
                Tap tap = taps.apply(client.getPort());
                Thread.ofVirtual().start(() -> pump(said, client, service, tap::toServer));
                pump(answered, service, client, tap::toClient);
            } else {
                end(client, service);
            }
        } catch (IOException refused) {
            end(client, service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(client, service);
        }
    }

    /** Passes on what comes before messages with letters; false when nothing follows. */
    private static boolean open(DataInputStream said, Socket client, DataInputStream answered, Socket service)
            throws IOException {
        while (true) {
            Message opening = Message.readOpening(said);
            service.getOutputStream().write(opening.bytes());
            if (opening.isStartup() || opening.isCancel()) {
                return opening.isStartup();
            }
            client.getOutputStream().write(answered.readUnsignedByte());
        }
    }

    private void pump(DataInputStream in, Socket from, Socket to, Gate gate) {
        try {
            BufferedOutputStream out = new BufferedOutputStream(to.getOutputStream(), BUFFER);
            boolean passes = true;
            while (passes) {
                Message message = Message.read(in);
                passes = gate.passes(message);
                awaitFlow();
                if (passes) {
                    out.write(message.bytes());
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            }
        } catch (IOException over) {
            // One side is gone: both are ended below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from, to);
        }
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
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

    /** Decides whether a message gets through. */
    @FunctionalInterface
    private interface Gate {

        boolean passes(Message message) throws InterruptedException;
    }
}
