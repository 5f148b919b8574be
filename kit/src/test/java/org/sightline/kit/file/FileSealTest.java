package org.sightline.kit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted files are read from the start and at any place, those of before as well; changed or cut ones are refused. */
class FileSealTest {

    private static final String KEY = "a-key-of-this-test-of-32-characters";

    /** Several segments, the last not full. */
    private static final byte[] BYTES = new byte[300_000];

    static {
        new Random(7).nextBytes(BYTES);
    }

    private static final String ANOTHER = "another-key-of-this-test-of-32-chars";

    private final FileSeal seal = new FileSeal(KEY, List.of(), "A_KEY");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void aFile() {
        file = directory.resolve("file");
    }

    private void write(byte[] bytes) throws IOException {
        FileSeal.Draft draft = seal.draft(file);
        try (OutputStream out = draft.content()) {
            out.write(bytes);
        }
        draft.bind("this");
    }

    /** As files were written until November 2026, in segments of 1 MiB. */
    private void writeAsBefore(byte[] bytes) throws Exception {
        AesGcmHkdfStreaming before =
                new AesGcmHkdfStreaming(KEY.getBytes(StandardCharsets.UTF_8), "HmacSha256", 32, 1 << 20, 0);
        try (OutputStream out = before.newEncryptingStream(
                Files.newOutputStream(file), "sightline kept file v1".getBytes(StandardCharsets.UTF_8))) {
            out.write(bytes);
        }
    }

    private byte[] read() throws IOException {
        return read(seal, "this");
    }

    private byte[] read(FileSeal seal, String bound) throws IOException {
        try (SeekableByteChannel sealed = Files.newByteChannel(file);
                InputStream in = seal.stream(sealed, bound)) {
            return in.readAllBytes();
        }
    }

    private byte[] readAt(long place, int length) throws IOException {
        try (SeekableByteChannel sealed = Files.newByteChannel(file);
                SeekableByteChannel channel = seal.channel(sealed, "this")) {
            assertThat(channel.size()).isEqualTo(BYTES.length);
            channel.position(place);
            ByteBuffer read = ByteBuffer.allocate(length);
            while (read.hasRemaining() && channel.read(read) >= 0) {
                continue;
            }
            return read.array();
        }
    }

    @Test
    void aFileIsReadFromItsStartAndAtAnyPlace() throws IOException {
        write(BYTES);
        assertThat(read()).isEqualTo(BYTES);
        for (int place : new int[] {0, 1, 65_000, 65_536, 131_072, 299_900}) {
            assertThat(readAt(place, 100)).isEqualTo(Arrays.copyOfRange(BYTES, place, place + 100));
        }
    }

    @Test
    void aFileOfBeforeIsReadFromItsStartAndAtAnyPlace() throws Exception {
        writeAsBefore(BYTES);
        assertThat(read()).isEqualTo(BYTES);
        assertThat(readAt(200_000, 100)).isEqualTo(Arrays.copyOfRange(BYTES, 200_000, 200_100));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_000, 65_536})
    void aFileOfAnySizeIsReadAsItWas(int size) throws IOException {
        byte[] some = Arrays.copyOf(BYTES, size);
        write(some);
        assertThat(read()).isEqualTo(some);
    }

    @Test
    void aFileIsReadAsWhatItIsBoundToAndAsNothingElse() throws IOException {
        write(BYTES);
        assertThatThrownBy(() -> read(seal, "that"))
                .isInstanceOf(UnfitFile.class)
                .hasMessageContaining("another file");

        seal.bindAgain(file, "this", "that");

        assertThat(read(seal, "that")).isEqualTo(BYTES);
        assertThatThrownBy(this::read).isInstanceOf(UnfitFile.class);
    }

    @Test
    void theContentOfOneFileIsNotReadUnderTheBeginningOfAnother() throws IOException {
        write(BYTES);
        byte[] first = Files.readAllBytes(file);
        write(new byte[BYTES.length]);
        byte[] second = Files.readAllBytes(file);
        System.arraycopy(first, 0, second, 0, 66);
        Files.write(file, second);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
    }

    @Test
    void aKeyHasASuccessorAndItsFilesAreReadAsLongAsItIsGiven() throws Exception {
        write(BYTES);
        FileSeal successor = new FileSeal(ANOTHER, List.of(KEY), "A_KEY");
        FileSeal alone = new FileSeal(ANOTHER, List.of(), "A_KEY");

        assertThat(read(successor, "this")).isEqualTo(BYTES);
        assertThat(state(successor)).isEqualTo(FileSeal.State.BEFORE);
        assertThat(state(seal)).isEqualTo(FileSeal.State.CURRENT);
        assertThatThrownBy(() -> read(alone, "this"))
                .isInstanceOf(UnfitFile.class)
                .hasMessageContaining("not given");

        writeAsBefore(BYTES);
        assertThat(read(successor, "this")).isEqualTo(BYTES);
        assertThat(state(successor)).isEqualTo(FileSeal.State.UNBOUND);
        assertThatThrownBy(() -> read(alone, "this")).isInstanceOf(IOException.class);
    }

    private FileSeal.State state(FileSeal seal) throws IOException {
        try (SeekableByteChannel sealed = Files.newByteChannel(file)) {
            return seal.state(sealed);
        }
    }

    @Test
    void aKeyThatIsTooShortIsRefusedWithItsName() {
        assertThatThrownBy(() -> new FileSeal("short", List.of(), "A_KEY")).hasMessageContaining("A_KEY");
        assertThatThrownBy(() -> new FileSeal(KEY, List.of("short"), "A_KEY")).hasMessageContaining("5 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 39, 65, 66, 100, 65_536, 131_072, 250_000})
    void aFileThatIsCutOffIsRefused(int size) throws IOException {
        write(BYTES);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), size));
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20, 45, 66, 110, 70_000, 300_050})
    void aFileThatSomebodyChangedIsRefused(int place) throws IOException {
        write(BYTES);
        byte[] sealed = Files.readAllBytes(file);
        sealed[place] ^= 1;
        Files.write(file, sealed);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
    }
}
