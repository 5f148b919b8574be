package org.sightline.matching.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that gets webhooks: it remembers what came, and answers as its path says. */
final class Receiver implements AutoCloseable {

    /** A request that came. */
    record Came(String path, String id, String timestamp, String signature, String body) {}

    private final HttpServer server;
    private final List<Came> came = new CopyOnWriteArrayList<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile int status = 200;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() {
        try {
            Receiver receiver =
                    new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            receiver.server.createContext("/", receiver::answer);
            receiver.server.start();
            return receiver;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        came.add(new Came(
                path,
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        if (path.startsWith("/slow")) {
            hold(60_000);
        }
        if (path.startsWith("/late")) {
            hold(1_500);
        }
        now.decrementAndGet();
        if (path.startsWith("/moved")) {
            exchange.getResponseHeaders().set("Location", address("/elsewhere"));
        }
        exchange.sendResponseHeaders(path.startsWith("/moved") ? 302 : status, -1);
        exchange.close();
    }

    /** The most requests that were here at the same time. */
    int mostAtOnce() {
        return most.get();
    }

    /** Until it is closed, or for so many milliseconds. */
    private void hold(long most) {
        try {
            slow.await(most, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it answers from now on. */
    void answers(int with) {
        status = with;
    }

    List<Came> came() {
        return List.copyOf(came);
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        slow.countDown();
        server.stop(0);
    }
}
