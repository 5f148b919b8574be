package org.sightline.testsupport.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Passes the bytes of TCP connections on between two ports of this machine, and can be told to do it badly. */
public final class TcpRelay implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final int BACKLOG = 256;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /** How it passes bytes on. */
    private enum Way {
        WELL,
        /** New connections are closed at once. */
        REFUSING,
        /** Connections stay open and nothing comes through: what was sent comes when it is well again. */
        SILENT
    }

    private final ServerSocket front;
    private final int behind;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Way way = Way.WELL;
    private volatile Duration delay = Duration.ZERO;

    /** One connection from the front and the one behind it that belongs to it. */
    private record Link(Socket front, Socket behind) {

        void cut() {
            closed(front);
            closed(behind);
        }
    }

    private TcpRelay(ServerSocket front, int behind) {
        this.front = front;
        this.behind = behind;
    }

    /** Listens on a port of 127.0.0.1 and passes on to another, on which something may listen later. */
    public static TcpRelay between(int frontPort, int behindPort) {
        try {
            ServerSocket front = new ServerSocket();
            front.setReuseAddress(true);
            front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), frontPort), BACKLOG);
            TcpRelay relay = new TcpRelay(front, behindPort);
            Thread.ofVirtual().name("relay-" + frontPort).start(relay::accept);
            return relay;
        } catch (IOException cause) {
            throw new UncheckedIOException("No relay on port " + frontPort, cause);
        }
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket from = front.accept();
                Thread.ofVirtual().start(() -> link(from));
            } catch (IOException closedOrNoSocket) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    private void link(Socket from) {
        if (way == Way.REFUSING) {
            closed(from);
            return;
        }
        try {
            Socket to = new Socket(InetAddress.getLoopbackAddress(), behind);
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            Link link = new Link(from, to);
            links.add(link);
            Thread.ofVirtual().start(() -> pump(link, link.front(), link.behind()));
            pump(link, link.behind(), link.front());
        } catch (IOException notThere) {
            closed(from);
        }
    }

    private void pump(Link link, Socket source, Socket target) {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = source.getInputStream();
                OutputStream out = target.getOutputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                awaitWell(source);
                out.write(chunk, 0, read);
            }
        } catch (IOException ended) {
            // The other direction ends with it.
        } finally {
            links.remove(link);
            link.cut();
        }
    }

    private void awaitWell(Socket source) {
        Duration late = delay;
        if (!late.isZero()) {
            LockSupport.parkNanos(late.toNanos());
        }
        while (way == Way.SILENT && !source.isClosed()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Ends all connections now; new ones come through. */
    public void cut() {
        links.forEach(Link::cut);
    }

    /** Ends all connections, and lets none come until it is well again. */
    public void refuse() {
        way = Way.REFUSING;
        cut();
    }

    /** Keeps all connections and lets nothing come through until it is well again. */
    public void silence() {
        way = Way.SILENT;
    }

    /** Each part of what is sent comes later by this, in both directions. */
    public void delay(Duration late) {
        delay = late;
    }

    /** Passes on as it should. */
    public void heal() {
        way = Way.WELL;
        delay = Duration.ZERO;
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It is closed.
        }
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException already) {
            // It is closed.
        }
        cut();
    }
}
