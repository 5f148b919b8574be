package org.sightline.kit.uuid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class Uuid5Test {

    /** The example of RFC 9562, appendix A.4. */
    @Test
    void theExampleOfTheStandardComesOut() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(Uuid5.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void theSameNameGetsTheSameIdAndAnotherNameAnother() {
        UUID namespace = UUID.fromString("6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5");

        assertThat(Uuid5.of(namespace, "agency|XF|Ünden"))
                .isEqualTo(Uuid5.of(namespace, "agency|XF|Ünden"))
                .isNotEqualTo(Uuid5.of(namespace, "agency|XF|Unden"));
    }
}
