package org.sightline.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aFreePortIsOneThatNoOutgoingConnectionIsGivenAndNobodyElseIsTold() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            assertThat(given.add(Ports.free())).isTrue();
        }
        assertThat(given).allMatch(port -> port < 32_768);
    }

    @Test
    void aPortThatIsListenedOnIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.taken(other.getLocalPort())).isTrue();
        }
    }
}
