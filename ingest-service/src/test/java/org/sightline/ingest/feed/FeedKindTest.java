package org.sightline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.ingest.portal.FeedFailure;

/** Each kind of feed is read in its own way: one that brings rows is never read as a folder of files. */
class FeedKindTest {

    private static final SmallRyeConfig NOTHING_SET = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(FeedSettings.class)
            .build();

    /** Opens places only: nothing is stored or delivered. */
    private static final FileFeed FILES = new FileFeed(
            null,
            null,
            null,
            NOTHING_SET.getConfigMapping(FeedSettings.class),
            new FeedSecrets(NOTHING_SET),
            Clock.systemUTC());

    private static Feed of(FeedKind kind) {
        Instant day = Instant.parse("2026-11-01T00:00:00Z");
        return new Feed(
                "invented",
                1,
                "Invented",
                kind,
                "payments",
                "invented",
                null,
                null,
                null,
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

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FOLDER", "S3", "SFTP"})
    void aKindThatBringsRowsIsNotReadAsAFolder(FeedKind kind) {
        assertThat(kind.isOfFiles()).isFalse();
        assertThatThrownBy(() -> FILES.open(of(kind)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(kind.word());
    }

    /** No folder is configured here, and the other addresses are none: each store says so itself. */
    @ParameterizedTest
    @EnumSource(names = {"FOLDER", "S3", "SFTP"})
    void aKindThatBringsFilesIsLookedForInItsOwnStore(FeedKind kind) {
        assertThat(kind.isOfFiles()).isTrue();
        assertThatThrownBy(() -> FILES.open(of(kind)).files()).isInstanceOf(FeedFailure.class);
    }
}
