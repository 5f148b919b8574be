package org.sightline.ingest.portal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

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
        assertThatThrownBy(() -> PublicAddress.require(URI.create(address), false))
                .isInstanceOf(FeedFailure.class);
    }

    @Test
    void onOneMachineAFeedMayBeOnIt() {
        assertThatCode(() -> PublicAddress.require(URI.create("https://192.0.78.9/x"), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> PublicAddress.require(URI.create("http://127.0.0.1:8080/x"), true))
                .doesNotThrowAnyException();
    }
}
