package org.sightline.matching.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks go, and how requests are signed. */
class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.gov",
                "http://8.8.8.8/",
                "ftp://8.8.8.8/",
                "https:///path",
                "https://user:secret@8.8.8.8/",
                "https://8.8.8.8/#part",
                "https://8.8.8.8/ a b"
            })
    void whatIsNoAddressOfTheWebIsRefused(String text) {
        assertThatThrownBy(() -> WebhookAddress.of(text, false)).isInstanceOf(WebhookAddress.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://172.16.3.4:8443/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://2130706433/"
            })
    void privateAddressesAreRefusedHoweverTheyAreWritten(String text) {
        assertThatThrownBy(() -> WebhookAddress.of(text, false).resolved(false))
                .isInstanceOf(WebhookAddress.Refused.class);
    }

    @Test
    void onOneMachineItselfMayBeCalledAndNothingElseThatIsPrivate() throws Exception {
        assertThat(WebhookAddress.of("http://127.0.0.1:9/x?y=1", true)
                        .resolved(true)
                        .isLoopbackAddress())
                .isTrue();
        assertThatThrownBy(() -> WebhookAddress.of("https://10.0.0.1/", true).resolved(true))
                .isInstanceOf(WebhookAddress.Refused.class);
        assertThatThrownBy(() -> WebhookAddress.of("http://8.8.8.8/", true).resolved(true))
                .isInstanceOf(WebhookAddress.Refused.class);
        assertThatCode(() -> WebhookAddress.of("https://8.8.8.8/", false).resolved(false))
                .doesNotThrowAnyException();
    }

    @Test
    void anAddressKeepsItsPortPathAndQuery() throws Exception {
        WebhookAddress address = WebhookAddress.of("https://8.8.8.8:8443/a%20b?c=d", false);
        assertThat(address.port()).isEqualTo(8443);
        assertThat(address.target()).isEqualTo("/a%20b?c=d");
        assertThat(WebhookAddress.of("https://8.8.8.8", false).target()).isEqualTo("/");
        assertThat(WebhookAddress.of("https://8.8.8.8", false).port()).isEqualTo(443);
    }

    @Test
    void eachWebhookAndEachRotationHasASecretOfItsOwn() {
        UUID one = UUID.randomUUID();
        String first = WebhookSignature.shown(WebhookSignature.secret("key", one, 1));
        assertThat(first).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(first.substring(6))).hasSize(32);
        assertThat(first)
                .isEqualTo(WebhookSignature.shown(WebhookSignature.secret("key", one, 1)))
                .isNotEqualTo(WebhookSignature.shown(WebhookSignature.secret("key", one, 2)))
                .isNotEqualTo(WebhookSignature.shown(WebhookSignature.secret("key", UUID.randomUUID(), 1)))
                .isNotEqualTo(WebhookSignature.shown(WebhookSignature.secret("other", one, 1)));
    }

    @Test
    void aSignatureIsOverIdTimestampAndBody() {
        byte[] secret = "invented secret".getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        Instant at = Instant.ofEpochSecond(1_800_000_000);
        String signature = WebhookSignature.of(secret, id, at, "{}");
        assertThat(signature).startsWith("v1,");
        assertThat(Base64.getDecoder().decode(signature.substring(3))).hasSize(32);
        assertThat(signature)
                .isNotEqualTo(WebhookSignature.of(secret, UUID.randomUUID(), at, "{}"))
                .isNotEqualTo(WebhookSignature.of(secret, id, at.plusSeconds(1), "{}"))
                .isNotEqualTo(WebhookSignature.of(secret, id, at, "{ }"));
    }
}
