package org.sightline.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceQueryTest {

    @Test
    void everyValueIsEncodedAndWhatIsBlankIsLeftOut() {
        ServiceQuery query = ServiceQuery.to("/rules/{}/versions/{}", "F889 B/1", 7)
                .with("q", "dome & turret?")
                .with("cursor", null)
                .with("kind", " ")
                .with("limit", 50);

        assertThat(query).hasToString("/rules/F889%20B%2F1/versions/7?q=dome%20%26%20turret%3F&limit=50");
    }

    @Test
    void aPathAloneStaysAsItIs() {
        assertThat(ServiceQuery.to("/sources")).hasToString("/sources");
    }
}
