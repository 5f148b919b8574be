package org.sightline.kit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.problem.Problem;

/** Files are kept encrypted, by their hash, and only where there is room. */
class KeptFilesTest {

    private static final Path ALWAYS_FULL = Path.of("/dev/full");
    private static final String TEXT = "Receipt of 1 Elm Street";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private KeptFiles files() {
        return files(new KeptFiles.Bounds(1_000, 1_000_000, 0, "Make it smaller."));
    }

    private KeptFiles files(KeptFiles.Bounds bounds) {
        return new KeptFiles(
                directory, "kept", new FileSeal("a-key-of-this-test-of-32-characters", List.of(), "A_KEY"), bounds);
    }

    private Path path(KeptFiles.Kept kept) {
        return directory.resolve("kept").resolve(kept.sha256() + ".sealed");
    }

    private static InputStream text() {
        return new ByteArrayInputStream(BYTES);
    }

    @Test
    void aFileIsKeptEncryptedByItsHashAndGivenBackAsItCame() throws IOException {
        KeptFiles.Kept kept = files().keep(text(), BYTES.length);

        assertThat(kept.sha256()).isEqualTo(Sha256.hex(BYTES));
        assertThat(kept.fresh()).isTrue();
        assertThat(Files.readString(path(kept), StandardCharsets.ISO_8859_1)).doesNotContain("Elm");
        assertThat(files().file(kept.sha256()).open()).hasBinaryContent(BYTES);
        assertThat(files().file(kept.sha256()).size()).isEqualTo(BYTES.length);
        assertThat(files().keep(text(), -1).fresh()).isFalse();
        assertThat(scratched()).isEmpty();
    }

    @Test
    void aFileThatIsSentAgainTakesThePlaceOfOneThatSomebodyChanged() throws IOException {
        KeptFiles.Kept kept = files().keep(text(), -1);
        Files.write(path(kept), new byte[] {3, 1, 2});

        assertThat(files().keep(text(), -1).fresh()).isFalse();
        assertThat(files().file(kept.sha256()).open()).hasBinaryContent(BYTES);
    }

    @Test
    void partsThatWerePutAsideAreJoinedAndNotExchanged() throws IOException {
        putAside("Receipt of ", "a-0");
        putAside("1 Elm Street", "a-11");
        try (KeptFiles.Part whole = files().join(List.of("a-0", "a-11"), BYTES.length)) {
            assertThat(whole.sha256()).isEqualTo(Sha256.hex(BYTES));
        }
        Path scratch = files().scratch();
        Files.copy(
                scratch.resolve("aside-a-11.sealed"),
                scratch.resolve("aside-a-0.sealed"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> files().join(List.of("a-0"), 1))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    private void putAside(String text, String name) {
        files().putAside(files().take(out -> out.write(text.getBytes(StandardCharsets.UTF_8))), name);
    }

    @Test
    void whatIsTooLargeOrCutOffIsRefusedAndNothingOfItStays() throws IOException {
        byte[] large = new byte[1_001];

        assertThat(refused(() -> files().take(new ByteArrayInputStream(large), 1_001)))
                .isEqualTo(413);
        assertThat(refused(() -> files().take(new ByteArrayInputStream(large), -1)))
                .isEqualTo(413);
        assertThat(refused(() -> files().take(text(), BYTES.length + 1))).isEqualTo(400);
        assertThat(scratched()).isEmpty();
    }

    @Test
    void whatNobodyKeepsIsGoneWhenItIsClosed() throws IOException {
        try (KeptFiles.Part part = files().take(out -> out.write(BYTES))) {
            assertThat(part.sha256()).isEqualTo(Sha256.hex(BYTES));
            assertThat(part.file().open()).hasBinaryContent(BYTES);
        }
        assertThat(scratched()).isEmpty();
        assertThat(files().isKept(Sha256.hex(BYTES))).isFalse();
    }

    @Test
    void anUploadIsRefusedBeforeTheDiskIsFull() {
        assertThat(refused(() -> files(new KeptFiles.Bounds(1_000, 1_000, Long.MAX_VALUE / 2, ""))
                        .take(text(), -1)))
                .isEqualTo(507);
        assertThatThrownBy(() -> files(new KeptFiles.Bounds(1_000, 10, 0, "")).take(text(), BYTES.length))
                .hasMessageContaining("All uploaded files together");
    }

    @Test
    void onlyOldFilesThatNobodyWantsAreDeleted() throws IOException {
        KeptFiles.Kept wanted = files().keep(text(), -1);
        KeptFiles.Kept old = files().keep(new ByteArrayInputStream(new byte[] {1}), -1);
        KeptFiles.Kept young = files().keep(new ByteArrayInputStream(new byte[] {2}), -1);
        FileTime twoDaysAgo = FileTime.from(Instant.now().minusSeconds(172_800));
        Files.setLastModifiedTime(path(wanted), twoDaysAgo);
        Files.setLastModifiedTime(path(old), twoDaysAgo);

        assertThat(files().deleteAllBut(Set.of(wanted.sha256()), Instant.now())).isEqualTo(1);
        assertThat(path(old)).doesNotExist();
        assertThat(path(wanted)).exists();
        assertThat(path(young)).exists();
    }

    @Test
    void aFullDiskIsToldFromOtherFailures() {
        assumeTrue(Files.exists(ALWAYS_FULL));
        IOException full = catchThrowableOfType(IOException.class, () -> Files.write(ALWAYS_FULL, new byte[1 << 16]));

        assertThat(KeptFiles.isDiskFull(full)).isTrue();
        assertThat(KeptFiles.isDiskFull(new UncheckedIOException("A batch", full)))
                .isTrue();
        assertThat(KeptFiles.isDiskFull(new NoSuchFileException("raw"))).isFalse();
    }

    private static int refused(Runnable upload) {
        return catchThrowableOfType(Problem.class, upload::run).status();
    }

    private List<Path> scratched() throws IOException {
        try (Stream<Path> left = Files.list(files().scratch())) {
            return left.toList();
        }
    }
}
