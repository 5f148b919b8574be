package org.sightline.ingest.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.WebClient;
import org.sightline.testsupport.service.Bucket;

/** A bucket of a server that checks signatures, pages its list, and misbehaves. */
class BucketStoreTest {

    private static final String SECRET = Bucket.KEY_ID + ":" + Bucket.SECRET_KEY;
    private static final StoreBounds BOUNDS =
            new StoreBounds(20, 10_000, Duration.ofMillis(500), Duration.ofSeconds(10), true);

    private final Bucket bucket = new Bucket();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        bucket.close();
    }

    private BucketStore store(String address, String secret, StoreBounds bounds) throws FeedFailure {
        WebClient web = new WebClient(
                new WebClient.Bounds(bounds.patience(), 1 << 20, bounds.privateAddresses()), Clock.systemUTC());
        return new BucketStore(web, address, secret, bounds, Clock.systemUTC());
    }

    private BucketStore store() throws FeedFailure {
        return store(bucket.address(), SECRET, BOUNDS);
    }

    private String text(BucketStore store, StoredFile file) throws FeedFailure, InterruptedException, IOException {
        return Files.readString(store.bring(file, Files.createTempFile(folder, "part", ""), () -> {}));
    }

    private FeedFailure failureOf(BucketStore store) {
        return catchThrowableOfType(FeedFailure.class, store::files);
    }

    @Test
    void aListIsReadToItsLastPage() throws Exception {
        bucket.page(3);
        for (int i = 0; i < 10; i++) {
            bucket.put("feeds/%02d.csv".formatted(i), "file " + i);
        }
        bucket.put("other/11.csv", "not below the folder");

        List<StoredFile> files = store().files();

        assertThat(files).hasSize(10);
        assertThat(bucket.lists()).isEqualTo(4);
        assertThat(text(store(), files.get(7))).isEqualTo("file 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feeds/May 2026.csv",
                "feeds/a+b=c&d?.csv",
                "feeds/100%.csv",
                "feeds/Año/ñ~*'().csv",
                "feeds//two.csv"
            })
    void anObjectOfAnyNameIsRead(String key) throws Exception {
        bucket.put(key, "content of " + key);

        List<StoredFile> files = store().files();

        assertThat(files).extracting(StoredFile::name).containsExactly(key);
        assertThat(text(store(), files.getFirst())).isEqualTo("content of " + key);
    }

    @Test
    void aBucketThatEverybodyMayReadNeedsNoSecret() throws Exception {
        bucket.put("feeds/may.csv", "May");
        assertThat(failureOf(store(bucket.address(), null, BOUNDS)).why()).contains("Name a secret");

        bucket.open();
        BucketStore store = store(bucket.address(), null, BOUNDS);
        assertThat(text(store, store.files().getFirst())).isEqualTo("May");
    }

    @Test
    void aWrongSecretRegionOrBucketIsSaidInPlainWords() throws Exception {
        assertThat(failureOf(store(bucket.address(), Bucket.KEY_ID + ":another", BOUNDS))
                        .why())
                .isEqualTo("The server does not take the secret (SignatureDoesNotMatch).");
        assertThat(failureOf(store(bucket.address(), "SOMEBODY:" + Bucket.SECRET_KEY, BOUNDS))
                        .why())
                .isEqualTo("The server does not take the secret (InvalidAccessKeyId).");
        assertThat(failureOf(store(bucket.addressOf("invented-bucket"), SECRET, BOUNDS))
                        .why())
                .contains("in another region than \"us-east-1\"");
        assertThat(failureOf(store(bucket.addressOf("nothing") + "?region=xx-invented-1", SECRET, BOUNDS))
                        .why())
                .contains("There is no bucket \"nothing\"");
    }

    @ParameterizedTest
    @CsvSource({
        "slow-down, asks to come later (503)",
        "error, 500 InternalError",
        "html, no list of a bucket",
        "cut, cut off"
    })
    void aBadListIsNoList(String fault, String why) throws Exception {
        bucket.put("feeds/may.csv", "May");
        bucket.misbehaveInLists(fault);

        assertThat(failureOf(store()).why()).contains(why);
        assertThat(store().files()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "slow-down, false, asks to come later",
        "stall, false, Nothing more of",
        "cut, true, was cut off: ",
        "error, true, 500 InternalError",
        "archived, true, 403 InvalidObjectState"
    })
    void aBadObjectIsNotTaken(String fault, boolean othersMayBeTaken, String why) throws Exception {
        bucket.put("feeds/may.csv", "May");
        StoredFile file = store().files().getFirst();
        bucket.misbehaveInObjects(fault);

        FeedFailure failure = catchThrowableOfType(FeedFailure.class, () -> text(store(), file));

        assertThat(failure.why()).contains(why);
        assertThat(failure.isOfOneFile()).isEqualTo(othersMayBeTaken);
        assertThat(failure.lasts()).isFalse();
        assertThat(text(store(), file)).isEqualTo("May");
    }

    @Test
    void anObjectThatChangedSinceItWasListedIsNotTakenForTheListedOne() throws Exception {
        bucket.put("feeds/may.csv", "May");
        StoredFile listed = store().files().getFirst();
        bucket.put("feeds/may.csv", "NEW");

        assertThatThrownBy(() -> text(store(), listed)).hasMessageContaining("it changed just now");
        assertThat(store().files().getFirst().isSameAs(listed)).isFalse();
    }

    @Test
    void whatIsTooMuchIsRefused() throws Exception {
        bucket.put("feeds/large.csv", "x".repeat(10_001));
        StoredFile large = store().files().getFirst();
        FeedFailure failure = catchThrowableOfType(FeedFailure.class, () -> text(store(), large));
        assertThat(failure.why()).contains("has 10001 bytes");
        assertThat(failure.lasts()).isTrue();
        assertThat(bucket.given()).isEmpty();

        for (int i = 0; i < 20; i++) {
            bucket.put("feeds/" + i, "file");
        }
        assertThat(failureOf(store()).why()).contains("more than 20 files");
    }

    @Test
    void aListThatNeverEndsIsNotReadForEver() throws Exception {
        bucket.endless();

        assertThat(failureOf(store()).why()).contains("more than 20 files");
        assertThat(bucket.lists()).isEqualTo(21);
    }

    @Test
    void aBucketAtAPrivateAddressIsNotAsked() throws Exception {
        StoreBounds elsewhere = new StoreBounds(20, 10_000, Duration.ofMillis(500), Duration.ZERO, false);

        assertThat(failureOf(store(bucket.address(), SECRET, elsewhere)).why()).contains("https only");
        assertThat(failureOf(store("https://127.0.0.1/bucket/", SECRET, elsewhere))
                        .why())
                .contains("private network");
        assertThat(bucket.lists()).isZero();
    }
}
