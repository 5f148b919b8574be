package org.sightline.gateway.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {

    @Test
    void aGatewayThatWouldBelieveAnybodyDoesNotStart() {
        assertThatThrownBy(() -> new TrustedProxies(true, Optional.empty()).require())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES");
        assertThatThrownBy(() -> new TrustedProxies(true, Optional.of(List.of())).require())
                .isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> new TrustedProxies(true, Optional.of(List.of("192.0.2.40"))).require())
                .doesNotThrowAnyException();
        assertThatCode(() -> new TrustedProxies(false, Optional.empty()).require())
                .doesNotThrowAnyException();
    }
}
