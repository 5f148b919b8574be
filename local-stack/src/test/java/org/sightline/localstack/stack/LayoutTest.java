package org.sightline.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "80 80"})
    void whatIsNoPortIsRefusedByTheNameOfItsVariable(String value) {
        assertThatThrownBy(() -> Layout.ofEnvironment(Map.of("SIGHTLINE_INGEST_PORT", value)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SIGHTLINE_INGEST_PORT")
                .hasMessageContaining(value);
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo(@org.junit.jupiter.api.io.TempDir Path directory) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Part, Integer> ports =
                    new EnumMap<>(Layout.onFreePorts(directory, false).ports());
            ports.put(Part.GATEWAY, other.getLocalPort());
            Layout layout = new Layout(
                    directory,
                    directory,
                    ports,
                    Layout.onFreePorts(directory, false).managementPorts(),
                    false);

            assertThatThrownBy(layout::requireFreePorts)
                    .hasMessage("Port " + other.getLocalPort()
                            + " (gateway) is taken by another program; stop it or set SIGHTLINE_GATEWAY_PORT.");
        }
    }
}
