package org.sightline.matching.listfeed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.sightline.kit.digest.Sha256;

/** A server of a published list, on this machine: with ETag and 304, and told to misbehave where a test wants it. */
final class Publisher implements AutoCloseable {

    private static final int LARGE = 1 << 20;

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Deque<String> faults = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();
    private byte[] list;

    Publisher(String list) {
        this.list = list.getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/list", this::answer);
        server.createContext("/moved", exchange -> leads(exchange, "/list"));
        server.createContext("/round", exchange -> leads(exchange, "/round"));
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    synchronized void publishes(String text) {
        list = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The next answers are bad. */
    synchronized void misbehave(String... next) {
        faults.addAll(List.of(next));
    }

    /** What was answered, such as {@code 304}, from the first on. */
    synchronized List<String> answers() {
        return List.copyOf(answers);
    }

    private synchronized String next() {
        return faults.isEmpty() ? "good" : faults.remove();
    }

    private synchronized byte[] content() {
        return list;
    }

    private synchronized void told(String answer) {
        answers.add(answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String fault = next();
        byte[] good = content();
        switch (fault) {
            case "good" -> good(exchange, good);
            case "429", "503" -> {
                exchange.getResponseHeaders().add("Retry-After", "2");
                send(exchange, Integer.parseInt(fault), new byte[0]);
            }
            case "500" -> send(exchange, 500, "Internal error".getBytes(StandardCharsets.UTF_8));
            case "html" -> send(exchange, 200, "<html>\nMaintenance</html>".getBytes(StandardCharsets.UTF_8));
            case "empty" -> send(exchange, 200, new byte[0]);
            case "columns" ->
                send(
                        exchange,
                        200,
                        new String(good, StandardCharsets.UTF_8)
                                .replaceFirst("source", "list")
                                .getBytes(StandardCharsets.UTF_8));
            case "cut" -> cut(exchange, good);
            case "slow" -> slow(exchange, good);
            case "huge" -> huge(exchange);
            case "held" -> held(exchange, good);
            default -> throw new IllegalArgumentException(fault);
        }
    }

    /** Answers only when the test says so. */
    private void held(HttpExchange exchange, byte[] good) throws IOException {
        told("held");
        try {
            released.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        good(exchange, good);
    }

    /** Answers what was held. */
    void release() {
        released.countDown();
    }

    private void good(HttpExchange exchange, byte[] good) throws IOException {
        String tag = "\"" + Sha256.hex(good).substring(0, 12) + "\"";
        exchange.getResponseHeaders().add("ETag", tag);
        exchange.getResponseHeaders().add("Last-Modified", "Wed, 25 Nov 2026 08:00:00 GMT");
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        send(exchange, same ? 304 : 200, same ? new byte[0] : good);
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        told(Integer.toString(status));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (body.length > 0) {
                out.write(body);
            }
        }
    }

    private void leads(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().add("Location", where);
        send(exchange, 302, new byte[0]);
    }

    private void cut(HttpExchange exchange, byte[] body) throws IOException {
        told("cut");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** The beginning comes at once, and the rest never. */
    private void slow(HttpExchange exchange, byte[] body) throws IOException {
        told("slow");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void huge(HttpExchange exchange) throws IOException {
        told("huge");
        exchange.sendResponseHeaders(200, 0);
        byte[] line = "X,Entity List (EL),,,Nobody,,,,\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < 4 * LARGE; sent += line.length) {
                out.write(line);
            }
        } catch (IOException refused) {
            exchange.close();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        released.countDown();
        server.stop(0);
    }
}
