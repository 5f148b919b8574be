package org.sightline.matching.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server that answers as clamd does, and finds one virus: a word. */
final class ClamdStub implements AutoCloseable {

    static final String VIRUS = "INVENTED-VIRUS-FOR-TESTS";

    private final ServerSocket server;
    private final AtomicInteger looked = new AtomicInteger();

    private ClamdStub(ServerSocket server) {
        this.server = server;
    }

    static ClamdStub at(int port) throws IOException {
        ClamdStub stub = new ClamdStub(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(stub::serve);
        return stub;
    }

    /** How many files it has looked at. */
    int looked() {
        return looked.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                answer(client);
            } catch (SocketException closed) {
                return;
            } catch (IOException cut) {
                // The next one may be whole.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        byte[] command = in.readNBytes("zINSTREAM\0".length());
        if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            client.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            file.writeBytes(in.readNBytes(length));
        }
        looked.incrementAndGet();
        boolean found = file.toString(StandardCharsets.ISO_8859_1).contains(VIRUS);
        String said = found ? "stream: Invented-Test-Signature FOUND\0" : "stream: OK\0";
        client.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
