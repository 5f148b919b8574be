package org.sightline.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
public final class Ports {

    /** Below what Linux (32768) and macOS (49152) give to connections that go out. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;
    /** Given by this process, whether taken yet or not. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that nothing listens on now. Not one that the system would choose: those are also handed out to every
     * connection that goes out, and some seconds may pass before a part takes its port.
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!taken(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port on the loopback address between " + LOWEST + " and " + HIGHEST);
    }

    /** Whether a program listens on the port, on the loopback address or on all of them. */
    public static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
