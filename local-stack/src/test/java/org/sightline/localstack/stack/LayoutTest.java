package org.sightline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.localstack.process.Refused;

class LayoutTest {

    @Test
    void theEnvironmentNamesAnotherPort() {
        Layout layout = Layout.ofEnvironment(Map.of(
                "SIGHTLINE_GATEWAY_PORT",
                "9090",
                "SIGHTLINE_KAFKA_PORT",
                " ",
                "SIGHTLINE_GATEWAY_MANAGEMENT_PORT",
                "9999"));

        assertThat(layout.port(Part.GATEWAY)).isEqualTo(9090);
        assertThat(layout.port(Part.KAFKA)).isEqualTo(19092);
        assertThat(layout.url(Part.INGEST)).isEqualTo("http://127.0.0.1:8081");
        assertThat(layout.managementUrl(Part.INGEST)).isEqualTo("http://127.0.0.1:9081");
        assertThat(layout.managementPort(Part.GATEWAY)).isEqualTo(9999);
    }

    @Test
    void oneVariableMovesAllPortsButThoseThatAreNamed() {
        Layout layout = Layout.ofEnvironment(Map.of("SIGHTLINE_PORT_OFFSET", "100", "SIGHTLINE_KAFKA_PORT", "9092"));

        assertThat(layout.ports())
                .hasSize(Part.values().length)
                .containsEntry(Part.POSTGRESQL, 15532)
                .containsEntry(Part.KAFKA, 9092)
                .containsEntry(Part.KEYCLOAK, 8280)
                .containsEntry(Part.SMTP, 1125)
                .containsEntry(Part.MAIL, 8125)
                .containsEntry(Part.GATEWAY, 8180);
        assertThat(layout.managementPort(Part.INVENTORY)).isEqualTo(9183);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "40001"})
    void anOffsetThatCannotBeIsRefused(String value) {
        assertThatThrownBy(() -> Layout.ofEnvironment(Map.of("SIGHTLINE_PORT_OFFSET", value)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SIGHTLINE_PORT_OFFSET is")
                .hasMessageContaining(value)
                .hasMessageContaining("between 0 and 40000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "80 80"})
    void whatIsNoPortIsRefusedByTheNameOfItsVariable(String value) {
        assertThatThrownBy(() -> Layout.ofEnvironment(Map.of("SIGHTLINE_INGEST_PORT", value)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SIGHTLINE_INGEST_PORT")
                .hasMessageContaining(value);
    }

    @Test
    void allTakenPortsAreNamedWithWhatToDo(@TempDir Path directory) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket another = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Layout free = Layout.onFreePorts(directory, false);
            Map<Part, Integer> ports = new EnumMap<>(free.ports());
            ports.put(Part.GATEWAY, other.getLocalPort());
            Map<Part, Integer> management = new EnumMap<>(free.managementPorts());
            management.put(Part.INGEST, another.getLocalPort());
            Layout layout = new Layout(directory, directory, ports, management, false);

            assertThatThrownBy(layout::requireFreePorts)
                    .hasMessage("Other programs use these ports: " + other.getLocalPort()
                            + " (gateway, SIGHTLINE_GATEWAY_PORT), " + another.getLocalPort()
                            + " (health of ingest, SIGHTLINE_INGEST_MANAGEMENT_PORT).\nStop them, set those variables"
                            + " to other ports, or move all ports at once: SIGHTLINE_PORT_OFFSET=200 ./sightline up");
        }
    }
}
