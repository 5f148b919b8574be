package org.sightline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A secret of a feed without its host is said before a feed needs it. All secrets are invented. */
class UnboundSecretsTest {

    private static List<String> sentences(Map<String, String> settings) {
        return new FeedSecrets(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "settings", 300))
                        .build())
                .sentences();
    }

    @Test
    void aSecretWithoutAHostIsNamedWithWhatToSetAndNeverShown() {
        assertThat(sentences(Map.of(
                        "sightline.feed-secret.portal",
                        "invented-token",
                        "SIGHTLINE_FEED_SECRET_BUCKET",
                        "invented-key")))
                .hasSize(2)
                .anyMatch(said -> said.contains("Set sightline.feed-secret.portal.host"))
                .anyMatch(said -> said.contains("Set SIGHTLINE_FEED_SECRET_BUCKET_HOST"))
                .noneMatch(said -> said.contains("invented"));
    }

    @Test
    void anEmptyHostIsNone() {
        assertThat(sentences(Map.of("sightline.feed-secret.portal", "x", "sightline.feed-secret.portal.host", " ")))
                .hasSize(1);
    }

    @Test
    void whatIsBoundIsNotSaidWhereverItsHostStands() {
        assertThat(sentences(Map.of(
                        "sightline.feed-secret.portal",
                        "x",
                        "sightline.feed-secret.portal.host",
                        "data.invented.example",
                        "SIGHTLINE_FEED_SECRET_CITY_DATA",
                        "y",
                        "sightline.feed-secret.city-data.host",
                        "city.invented.example")))
                .isEmpty();
    }
}
