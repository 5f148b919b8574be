package org.sightline.kit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.bucket.BucketAddress;
import org.sightline.kit.bucket.BucketClient;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.problem.Problem;
import org.sightline.testsupport.service.Bucket;

/** Kept files in a bucket of a server that checks signatures: encrypted, whole or not there, and safe while it is away. */
class BucketStorageTest {

    private static final String TEXT = "Receipt of 1 Elm Street";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    private final Bucket bucket = new Bucket();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        bucket.close();
    }

    private KeptFiles files(String secretKey) {
        BucketClient client = new BucketClient(
                BucketAddress.of(bucket.address()),
                Bucket.KEY_ID + ":" + secretKey,
                Duration.ofMillis(800),
                Clock.systemUTC());
        return new KeptFiles(
                directory,
                new BucketStorage(client, directory),
                new FileSeal("a-key-of-this-test-of-32-characters", List.of(), "A_KEY"),
                new KeptFiles.Bounds(1_000_000, 1, 0, "Make it smaller."));
    }

    private KeptFiles files() {
        return files(Bucket.SECRET_KEY);
    }

    private static InputStream text() {
        return new ByteArrayInputStream(BYTES);
    }

    private static String key(String sha256) {
        return "feeds/" + sha256 + ".sealed";
    }

    private List<Path> scratched() throws IOException {
        try (Stream<Path> left = Files.list(files().scratch())) {
            return left.toList();
        }
    }

    @Test
    void aFileIsKeptEncryptedByItsHashAndGivenBackAsItCame() throws IOException {
        KeptFiles.Kept kept = files().keep(text(), BYTES.length);

        assertThat(kept.sha256()).isEqualTo(Sha256.hex(BYTES));
        assertThat(kept.fresh()).isTrue();
        assertThat(bucket.keys()).containsExactly(key(kept.sha256()));
        assertThat(new String(bucket.content(key(kept.sha256())), StandardCharsets.ISO_8859_1))
                .doesNotContain("Elm");
        try (InputStream again = files().file(kept.sha256()).open()) {
            assertThat(again).hasBinaryContent(BYTES);
        }
        assertThat(files().file(kept.sha256()).size()).isEqualTo(BYTES.length);
        assertThat(files().keep(text(), -1).fresh()).isFalse();
        assertThat(scratched()).isEmpty();
    }

    @Test
    void aFileOfSeveralSegmentsComesBackWhole() throws IOException {
        byte[] large = new byte[900_000];
        new Random(7).nextBytes(large);
        KeptFiles.Kept kept = files().keep(new ByteArrayInputStream(large), -1);

        try (InputStream again = files().file(kept.sha256()).open()) {
            assertThat(again.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void aFileFromAFolderIsReadFromABucket() throws IOException {
        KeptFiles folder = new KeptFiles(
                directory,
                "kept",
                new FileSeal("a-key-of-this-test-of-32-characters", List.of(), "A_KEY"),
                new KeptFiles.Bounds(1_000, 1_000_000, 0, ""));
        String sha256 = folder.keep(text(), -1).sha256();
        Path sealed = directory.resolve("kept").resolve(sha256 + ".sealed");

        files().keep(new ByteArrayInputStream(new byte[] {1}), -1);
        client().put(sha256 + ".sealed", sealed);

        try (InputStream again = files().file(sha256).open()) {
            assertThat(again).hasBinaryContent(BYTES);
        }
    }

    private BucketClient client() {
        return new BucketClient(
                BucketAddress.of(bucket.address()),
                Bucket.KEY_ID + ":" + Bucket.SECRET_KEY,
                Duration.ofSeconds(5),
                Clock.systemUTC());
    }

    @Test
    void aBucketThatDoesNotTakeAFileIs503AndNothingOfItIsThere() throws IOException {
        bucket.misbehaveInObjects("slow-down");
        assertThat(refused(() -> files().keep(text(), -1))).isEqualTo(503);
        assertThat(bucket.keys()).isEmpty();
        assertThat(refused(() -> files("another").keep(text(), -1))).isEqualTo(503);
        assertThat(bucket.keys()).isEmpty();
        assertThat(scratched()).isEmpty();

        assertThat(files().keep(text(), -1).fresh()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "cut", "stall", "slow-down"})
    void aFileThatDoesNotComeWholeIs503BeforeAByteOfItIsGiven(String fault) throws IOException {
        String sha256 = files().keep(text(), -1).sha256();
        bucket.misbehaveInObjects(fault);

        assertThat(refused(() -> files().file(sha256).open())).isEqualTo(503);
        assertThat(scratched()).isEmpty();
        try (InputStream again = files().file(sha256).open()) {
            assertThat(again).hasBinaryContent(BYTES);
        }
    }

    @Test
    void whileTheServerIsAwayEverythingIs503() {
        String sha256 = files().keep(text(), -1).sha256();
        bucket.close();

        assertThat(refused(() -> files().keep(text(), -1))).isEqualTo(503);
        assertThat(refused(() -> files().isKept(sha256))).isEqualTo(503);
        assertThat(refused(() -> files().file(sha256).open())).isEqualTo(503);
        assertThatThrownBy(() -> files().deleteAllBut(Set.of(), Instant.now())).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatTheBucketHasNoMoreIsMissingAndNotAway() throws IOException {
        String sha256 = files().keep(text(), -1).sha256();
        client().delete(sha256 + ".sealed");

        assertThatThrownBy(() -> files().file(sha256).open()).isInstanceOf(NoSuchFileException.class);
        assertThat(scratched()).isEmpty();
    }

    @Test
    void onlyOldFilesThatNobodyWantsAreDeletedOnEveryPageOfTheList() throws IOException {
        bucket.page(2);
        Instant twoDaysAgo = Instant.now().minusSeconds(172_800);
        String wanted = files().keep(text(), -1).sha256();
        bucket.written(key(wanted), twoDaysAgo);
        for (byte i = 0; i < 5; i++) {
            String old =
                    files().keep(new ByteArrayInputStream(new byte[] {i}), -1).sha256();
            bucket.written(key(old), twoDaysAgo);
        }
        String young =
                files().keep(new ByteArrayInputStream(new byte[] {9}), -1).sha256();
        String again =
                files().keep(new ByteArrayInputStream(new byte[] {0}), -1).sha256();

        assertThat(files().deleteAllBut(Set.of(wanted), Instant.now())).isEqualTo(4);
        assertThat(bucket.keys()).containsExactlyInAnyOrder(key(wanted), key(young), key(again));
    }

    private interface Step {
        void run() throws IOException;
    }

    private static int refused(Step step) {
        return catchThrowableOfType(Problem.class, step::run).status();
    }
}
