package org.sightline.kit.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
                        "100.64.0.1",
                "224.0.0.1", "::1", "::", "fe80::1", "fd00::1", "fc01::1", "ff02::1", "::ffff:10.0.0.1"
            })
    void aPrivateAddressIsNoPlaceOfAFeed(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.78.9", "100.128.0.1", "172.32.0.1", "2606:4700::1"})
    void thePublicWebIs(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.78.9/x",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://[::1]/x",
                "https://2130706433/x",
                "ftp://192.0.78.9/",
                "https://user@192.0.78.9/",
                "https:///x"
            })
    void whatIsNotTheWebIsRefused(String address) {
        assertThat(PublicAddress.refusal(URI.create(address), false)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.78.9/x",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://[::ffff:127.0.0.1]/x",
                "https://169.254.169.254/latest",
                "https://0/x"
            })
    void whatIsNotTheWebIsRefusedWhenItIsSavedWithWhatToDo(String address) {
        assertThat(PublicAddress.refusalToKeep(URI.create(address), false)).contains("Write an address", "setting");
        assertThat(PublicAddress.refusalToKeep(URI.create(address), true)).isNull();
    }

    @Test
    void aHostThatIsNotThereJustNowMayBeSavedAndIsNotRead() {
        URI address = URI.create("https://data.invalid/x");
        assertThat(PublicAddress.refusalToKeep(address, false)).isNull();
        assertThat(PublicAddress.refusal(address, false)).contains("no host data.invalid");
    }

    @Test
    void onOneMachineAFeedMayBeOnIt() {
        assertThat(PublicAddress.refusal(URI.create("https://192.0.78.9/x"), false))
                .isNull();
        assertThat(PublicAddress.refusal(URI.create("http://127.0.0.1:8080/x"), true))
                .isNull();
    }
}
