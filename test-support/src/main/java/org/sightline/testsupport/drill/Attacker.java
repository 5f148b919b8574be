package org.sightline.testsupport.drill;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks HTTP as no client does, byte by byte, with a token or without one.
 *
 * @param gateway its base address
 * @param token null for nobody
 * @param agency the id of the agency of whoever has the token
 */
record Attacker(URI gateway, @Nullable String token, String agency) {

    /** The connection was closed, or nothing came in time: no status. */
    static final int CLOSED = 0;

    private static final int PATIENCE_MILLIS = 60_000;

    /** What is written after the head of a request. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    static Body bytes(byte[] content) {
        return out -> out.write(content);
    }

    static Body text(String content) {
        return bytes(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The same piece again and again. */
    static Body over(byte[] piece, long bytes) {
        return out -> {
            for (long written = 0; written < bytes; written += piece.length) {
                out.write(piece);
            }
        };
    }

    /** Begin of a request with these header lines, each ended by a line feed. */
    String head(String method, String path, String more) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\n"
                + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + more;
    }

    /** A request with a body of this length; the status of the answer, or {@link #CLOSED}. */
    int send(String method, String path, String type, long length, Body body) {
        return raw(head(method, path, "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n"), body);
    }

    int post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return send("POST", path, "application/json", body.length, bytes(body));
    }

    int get(String path) {
        return raw(head("GET", path, "\r\n"), out -> {});
    }

    /** Sends this and gives the status; what cannot be written any more is left out. What is answered is read meanwhile. */
    int raw(String head, Body body) {
        try (Socket socket = open()) {
            CompletableFuture<Integer> answered = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> answered.complete(read(socket, answered)));
            try {
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                body.writeTo(out);
                out.flush();
            } catch (IOException notTaken) {
                // An answer may have come before the end of what was sent.
                return answered.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
            return answered.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException closed) {
            return CLOSED;
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    /** Says the status as soon as it is there, and reads on: a sender that reads nothing would be held up. */
    private static int read(Socket socket, CompletableFuture<Integer> answered) {
        int status = status(socket);
        answered.complete(status);
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            return status;
        }
        return status;
    }

    /** Begins to send this and closes the connection before the end. */
    int cut(String head, Body body) {
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            body.writeTo(out);
            out.flush();
        } catch (IOException closed) {
            return CLOSED;
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        }
        return CLOSED;
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int status(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            String line = new String(in.readNBytes("HTTP/1.1 400".length()), StandardCharsets.US_ASCII);
            return line.matches("HTTP/1\\.[01] \\d{3}") ? Integer.parseInt(line.substring(9)) : CLOSED;
        } catch (IOException closed) {
            return CLOSED;
        }
    }

    /** Does this so often at once and gives what came of each. */
    static List<Integer> atOnce(int times, Callable<Integer> one) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> begun = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                begun.add(threads.submit(one));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : begun) {
                statuses.add(each.get());
            }
            return statuses;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }
}
