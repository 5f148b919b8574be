package org.sightline.testsupport.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Ports;

class TcpRelayTest {

    private final int front = Ports.free();
    private ServerSocket behind;
    private TcpRelay relay;

    /** Sends back what it gets. */
    @BeforeEach
    void anEchoIsBehind() throws IOException {
        behind = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        relay = TcpRelay.between(front, behind.getLocalPort());
        Thread.ofVirtual().start(() -> {
            while (!behind.isClosed()) {
                try {
                    Socket socket = behind.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException ended) {
                    return;
                }
            }
        });
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException ended) {
            // The test has seen enough.
        }
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        behind.close();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), front);
        socket.setSoTimeout(300);
        return socket;
    }

    private static int said(Socket socket, int what) throws IOException {
        socket.getOutputStream().write(what);
        return socket.getInputStream().read();
    }

    @Test
    void bytesComeThroughBothWays() throws IOException {
        try (Socket socket = connected()) {
            assertThat(said(socket, 7)).isEqualTo(7);
        }
    }

    @Test
    void aCutEndsWhatIsOpenAndNothingElse() throws IOException {
        try (Socket socket = connected()) {
            said(socket, 1);
            relay.cut();
            assertThat(endOf(socket)).isTrue();
        }
        bytesComeThroughBothWays();
    }

    private static boolean endOf(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void whatIsSilentKeepsItsConnectionsAndGoesOnWhenItIsWell() throws IOException {
        try (Socket socket = connected()) {
            said(socket, 1);
            relay.silence();
            assertThatThrownBy(() -> said(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            relay.heal();
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void whatRefusesLetsNothingInUntilItIsWell() throws IOException {
        relay.refuse();
        try (Socket socket = connected()) {
            assertThat(endOf(socket)).isTrue();
        }
        relay.heal();
        bytesComeThroughBothWays();
    }
}
