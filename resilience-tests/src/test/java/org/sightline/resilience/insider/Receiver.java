package org.sightline.resilience.insider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** The insider's own server, to which their webhooks go. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<String> came = new ArrayList<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() {
        try {
            Receiver receiver =
                    new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            receiver.server.createContext("/", receiver::take);
            receiver.server.start();
            return receiver;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (came) {
            came.add(body);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What came since this was asked last. */
    List<String> came() {
        synchronized (came) {
            List<String> all = List.copyOf(came);
            came.clear();
            return all;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
