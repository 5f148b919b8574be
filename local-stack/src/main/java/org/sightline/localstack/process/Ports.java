package org.sightline.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

    private static final List<FileChannel> RESERVED = new ArrayList<>();

    private Ports() {}

    /**
     * A port that nothing listens on now. Not one that the system would choose: those are also handed out to every
     * connection that goes out, and some seconds may pass before a part takes its port.
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!GIVEN.contains(port) && !taken(port) && reserve(port)) {
                GIVEN.add(port);
                return port;
            }
        }
        throw new IllegalStateException("No free port on the loopback address between " + LOWEST + " and " + HIGHEST);
    }

    /**
     * Whether no other process of this machine was given the port, as long as it runs: minutes may pass before a part takes its
     * port, and tests of several modules start stacks at the same time.
     */
    private static synchronized boolean reserve(int port) {
        try {
            Path marks = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "sightline-ports"));
            FileChannel mark = FileChannel.open(
                    marks.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (mark.tryLock() == null) {
                mark.close();
                return false;
            }
            // The lock ends with the channel, which is held until this process ends.
            RESERVED.add(mark);
            return true;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException noMarks) {
            return true;
        }
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
