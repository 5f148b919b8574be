package org.sightline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.SocrataApi;

/** What a feed sends of its secret, and what is said where it cannot be sent. Asks no server. */
class FeedSecretsTest {

    private static FeedFailure failure(String secret) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(FeedSettings.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "sightline.feed-secret.portal",
                                secret,
                                "sightline.feed-secret.portal.host",
                                "127.0.0.1"),
                        "environment",
                        300))
                .build();
        FeedClient client =
                new FeedClient(config.getConfigMapping(FeedSettings.class), new FeedSecrets(config), Clock.systemUTC());
        return catchThrowableOfType(
                FeedFailure.class, () -> client.rows(feed("http://127.0.0.1:1/x"), new SocrataApi(), null));
    }

    private static Feed feed(String address) {
        Instant day = Instant.parse("2026-11-01T00:00:00Z");
        return new Feed(
                "portal",
                1,
                "A portal (invented)",
                FeedKind.SOCRATA,
                address,
                "portal",
                null,
                null,
                "portal",
                null,
                60,
                0,
                false,
                true,
                null,
                day,
                0,
                null,
                null,
                day);
    }

    @Test
    void aSecretThatNoRequestMayCarryIsNamedAndNotSaid() {
        assertThat(failure("invented-\ntoken").why())
                .contains("The secret \"portal\" has a line break")
                .doesNotContain("invented-", "token");
    }

    @Test
    void theLineBreakAtTheEndOfAFileIsNoPartOfTheSecret() {
        assertThat(failure("invented-token\n").why())
                .as("the next thing that is wrong: a private address")
                .doesNotContain("secret");
    }
}
