package org.sightline.kit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.kit.bucket.BucketAddress;
import org.sightline.kit.bucket.BucketClient;
import org.sightline.kit.digest.Sha256;
import org.sightline.testsupport.service.Bucket;

/**
 * Whoever may write to the folder or the bucket, and has no key, makes no file say what it did not: one that was exchanged,
 * that is older, cut off or changed is refused, whether this release sealed it or commit e609f75a.
 */
class ExchangedFileTest {

    private static final String KEY = "a-key-of-this-test-of-32-characters";
    private static final byte[] RECEIPT = "Invented receipt of 1 Elm Street".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LONG = new byte[70_000];

    static {
        for (int i = 0; i < LONG.length; i++) {
            LONG[i] = (byte) (i % 251);
        }
    }

    enum By {
        THIS_RELEASE,
        E609F75A
    }

    enum In {
        FOLDER,
        BUCKET
    }

    private final Bucket bucket = new Bucket();

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void thereIsAFolder() throws IOException {
        folder = Files.createDirectories(directory.resolve("kept"));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private KeptFiles files(In in) {
        return files(in, KEY, List.of());
    }

    private KeptFiles files(In in, String key, List<String> previous) {
        FileSeal seal = new FileSeal(key, previous, "A_KEY");
        KeptFiles.Bounds bounds = new KeptFiles.Bounds(1_000_000, 1_000_000, 0, "");
        return in == In.FOLDER
                ? new KeptFiles(directory, "kept", seal, bounds)
                : new KeptFiles(
                        directory,
                        new BucketStorage(
                                new BucketClient(
                                        BucketAddress.of(bucket.address()),
                                        Bucket.KEY_ID + ":" + Bucket.SECRET_KEY,
                                        Duration.ofSeconds(5),
                                        Clock.systemUTC()),
                                directory),
                        seal,
                        bounds);
    }

    private byte[] lying(In in, byte[] content) throws IOException {
        String name = Sha256.hex(content) + ".sealed";
        return in == In.FOLDER ? Files.readAllBytes(folder.resolve(name)) : bucket.content("feeds/" + name);
    }

    private void lay(In in, byte[] content, byte[] sealed) throws IOException {
        String name = Sha256.hex(content) + ".sealed";
        if (in == In.FOLDER) {
            Files.write(folder.resolve(name), sealed);
        } else {
            bucket.put("feeds/" + name, sealed);
        }
    }

    /** The two files, as one release or the other keeps them. */
    private void keep(By by, In in) throws IOException {
        for (byte[] content : List.of(RECEIPT, LONG)) {
            if (by == By.THIS_RELEASE) {
                files(in).keep(new ByteArrayInputStream(content), content.length);
            } else {
                lay(in, content, byE609f75a(Sha256.hex(content)));
            }
        }
    }

    private static byte[] byE609f75a(String sha256) throws IOException {
        try (InputStream kept =
                ExchangedFileTest.class.getResourceAsStream("kept-by-e609f75a/kept/" + sha256 + ".sealed")) {
            assertThat(kept).isNotNull();
            return kept.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"THIS_RELEASE,FOLDER", "THIS_RELEASE,BUCKET", "E609F75A,FOLDER", "E609F75A,BUCKET"})
    void whatIsKeptIsGivenBackInEveryWay(By by, In in) throws IOException {
        keep(by, in);
        for (byte[] content : List.of(RECEIPT, LONG)) {
            SealedFile file = files(in).file(Sha256.hex(content));
            assertThat(file.size()).isEqualTo(content.length);
            assertThat(file.open()).hasBinaryContent(content);
            assertThat(file.openWhole()).hasBinaryContent(content);
            try (SeekableByteChannel channel = file.channel()) {
                ByteBuffer end = ByteBuffer.allocate(10);
                channel.position(content.length - 10).read(end);
                assertThat(end.array()).isEqualTo(Arrays.copyOfRange(content, content.length - 10, content.length));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"THIS_RELEASE,FOLDER", "THIS_RELEASE,BUCKET", "E609F75A,FOLDER", "E609F75A,BUCKET"})
    void theBytesOfAnotherFileAreRefusedBeforeOneOfThemIsGiven(By by, In in) throws IOException {
        keep(by, in);
        lay(in, RECEIPT, lying(in, LONG));

        SealedFile file = files(in).file(Sha256.hex(RECEIPT));
        assertThat(catchThrowable(file::open)).isInstanceOf(UnfitFile.class);
        assertThat(catchThrowable(file::openWhole)).isInstanceOf(UnfitFile.class);
        assertThat(catchThrowable(file::channel)).isInstanceOf(UnfitFile.class);
        assertThat(catchThrowable(() -> files(in).look(Sha256.hex(RECEIPT)))).isInstanceOf(UnfitFile.class);
        assertThat(files(in).look(Sha256.hex(LONG)).bytes()).isEqualTo(LONG.length);
    }

    @ParameterizedTest
    @EnumSource(In.class)
    void theBytesThatAnEarlierReleaseKeptOfAnotherFileAreRefusedToo(In in) throws IOException {
        keep(By.THIS_RELEASE, in);
        lay(in, RECEIPT, byE609f75a(Sha256.hex(LONG)));

        assertThat(catchThrowable(() -> files(in).file(Sha256.hex(RECEIPT)).open()))
                .isInstanceOf(UnfitFile.class)
                .hasMessageContaining(Sha256.hex(LONG));
    }

    @ParameterizedTest
    @CsvSource({"THIS_RELEASE,FOLDER", "THIS_RELEASE,BUCKET", "E609F75A,FOLDER", "E609F75A,BUCKET"})
    void aCutOrChangedFileIsRefusedWhereverItIsCutOrChanged(By by, In in) throws IOException {
        keep(by, in);
        byte[] sealed = lying(in, LONG);
        List<byte[]> broken = new ArrayList<>();
        for (int place = 0; place < sealed.length; place += place > 120 ? 3_491 : in == In.FOLDER ? 1 : 9) {
            byte[] changed = sealed.clone();
            changed[place] ^= 1;
            broken.add(changed);
            broken.add(Arrays.copyOf(sealed, place));
        }
        broken.add(Arrays.copyOf(sealed, sealed.length + 1));
        broken.add(Arrays.copyOf(sealed, 65_536));
        for (byte[] bytes : broken) {
            lay(in, LONG, bytes);
            SealedFile file = files(in).file(Sha256.hex(LONG));
            assertThat(catchThrowable(() -> read(file.open()))).isInstanceOf(IOException.class);
            assertThat(catchThrowable(file::openWhole)).isInstanceOf(UnfitFile.class);
            assertThat(catchThrowable(() -> files(in).look(Sha256.hex(LONG)))).isInstanceOf(UnfitFile.class);
        }
        assertThat(broken).hasSizeGreaterThan(in == In.FOLDER ? 270 : 60);
    }

    private static void read(InputStream content) throws IOException {
        try (content) {
            content.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource(In.class)
    void aFileThatIsGoneIsMissing(In in) {
        assertThat(catchThrowable(() -> files(in).look(Sha256.hex(RECEIPT)))).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource({"THIS_RELEASE,FOLDER", "THIS_RELEASE,BUCKET", "E609F75A,FOLDER", "E609F75A,BUCKET"})
    void aLookSealsUnderTheKeyOfTodayAndThenTheKeyBeforeIsNeededNoMore(By by, In in) throws IOException {
        keep(by, in);
        String another = "another-key-of-this-test-of-32-chars";
        KeptFiles successor = files(in, another, List.of(KEY));
        KeptFiles alone = files(in, another, List.of());
        for (byte[] content : List.of(RECEIPT, LONG)) {
            String sha256 = Sha256.hex(content);
            assertThat(successor.file(sha256).open()).hasBinaryContent(content);
            assertThat(catchThrowable(() -> read(alone.file(sha256).open()))).isInstanceOf(UnfitFile.class);

            assertThat(successor.look(sha256)).isEqualTo(new KeptFiles.Look(content.length, true));
            assertThat(successor.look(sha256)).isEqualTo(new KeptFiles.Look(content.length, false));
            assertThat(alone.file(sha256).open()).hasBinaryContent(content);
        }
        try (var left = Files.list(successor.scratch())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileOfE609f75aIsBoundToItsHashAfterALook() throws IOException {
        keep(By.E609F75A, In.FOLDER);
        assertThat(files(In.FOLDER).look(Sha256.hex(LONG)).sealedAgain()).isTrue();
        assertThat(files(In.FOLDER).look(Sha256.hex(LONG)).sealedAgain()).isFalse();
        assertThat(lying(In.FOLDER, LONG)[0]).isEqualTo((byte) 3);
    }

    @Test
    void partsThatE609f75aPutAsideAreJoined() throws IOException {
        for (String name : List.of("aside-invented-0.sealed", "aside-invented-11.sealed")) {
            try (InputStream part = getClass().getResourceAsStream("kept-by-e609f75a/scratch/" + name)) {
                assertThat(part).isNotNull();
                Files.copy(part, files(In.FOLDER).scratch().resolve(name));
            }
        }
        try (KeptFiles.Part whole = files(In.FOLDER).join(List.of("invented-0", "invented-11"), 22)) {
            assertThat(whole.sha256()).isEqualTo(Sha256.hex("first half,second half"));
        }
    }

    @Test
    void whatRelease01KeptAsItWasSentIsComparedAndSealed() throws IOException {
        String sha256 = Sha256.hex(RECEIPT);
        Files.write(folder.resolve(sha256), LONG);
        KeptFiles files = files(In.FOLDER);
        assertThat(files.isKept(sha256)).isTrue();
        assertThat(catchThrowable(() -> files.file(sha256).open())).isInstanceOf(UnfitFile.class);

        Files.write(folder.resolve(sha256), RECEIPT);
        assertThat(files.file(sha256).open()).hasBinaryContent(RECEIPT);
        assertThat(files.look(sha256).sealedAgain()).isTrue();
        assertThat(folder.resolve(sha256)).doesNotExist();
        assertThat(files.file(sha256).open()).hasBinaryContent(RECEIPT);
    }
}
