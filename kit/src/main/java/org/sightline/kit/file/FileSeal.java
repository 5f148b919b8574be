package org.sightline.kit.file;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Encrypts the kept files, because they hold what most who reach the disk need not know: AES-256-GCM in segments of 64 KiB
 * (Tink's streaming AEAD), so that a file of gigabytes can be read from its start or at any place, and a changed or cut one
 * is refused.
 *
 * <p>Each file has a key of its own, which lies sealed at the file's beginning, together with what the file is bound to: its
 * SHA-256. So the bytes of one file under the name of another are refused before the first of them is read. What a file is
 * bound to is written when all of it is there, so its content is sealed once.
 *
 * <p>Files of before are bound to nothing: whoever opens one compares its content. They are of segments of 64 KiB or of 1 MiB
 * (ADR 0100). The first byte of a file tells the three apart.
 */
public final class FileSeal {

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 1 << 16;
    private static final int SEGMENT_OF_BEFORE = 1 << 20;
    private static final String HMAC = "HmacSha256";

    /** What a file begins with; one of 1 MiB begins with the length of its header, which is another number. */
    private static final int BOUND = 3;

    private static final int SMALL_SEGMENTS = 2;
    private static final int HEADER = 1 + FileKeys.SEALED_BYTES;

    private static final byte[] PURPOSE = "sightline kept file v2".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PURPOSE_OF_BEFORE = "sightline kept file v1".getBytes(StandardCharsets.UTF_8);

    private final FileKeys keys;
    private final List<AesGcmHkdfStreaming> small = new ArrayList<>();
    private final List<AesGcmHkdfStreaming> large = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param key a secret of at least 32 characters; seals all new files
     * @param previous keys of before, likewise: their files are read
     * @param variable where the key comes from, to be named where it is too short
     */
    public FileSeal(String key, List<String> previous, String variable) {
        this.keys = new FileKeys(key, previous, variable);
        try {
            for (byte[] text : keys.texts()) {
                small.add(new AesGcmHkdfStreaming(text, HMAC, KEY_BYTES, SEGMENT, 1));
                large.add(new AesGcmHkdfStreaming(text, HMAC, KEY_BYTES, SEGMENT_OF_BEFORE, 0));
            }
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("The kept files cannot be encrypted on this machine", refused);
        }
    }

    /** How a file is sealed. */
    enum State {
        /** Bound to what it is, under the key of today. */
        CURRENT,
        /** Bound to what it is, under a key of before or one that is not here. */
        BEFORE,
        /** Bound to nothing: its content has to be compared. */
        UNBOUND
    }

    /** A file that is being sealed: first its content, then what it is bound to. Until then nothing can read it. */
    final class Draft {

        private final Path path;
        private final byte[] dataKey = Random.randBytes(KEY_BYTES);

        private Draft(Path path) {
            this.path = path;
        }

        /** What is written to it lies encrypted in the file when it is closed. */
        OutputStream content() throws IOException {
            OutputStream file = Files.newOutputStream(path);
            try {
                file.write(new byte[HEADER]);
                return streaming(dataKey).newEncryptingStream(file, PURPOSE);
            } catch (IOException | GeneralSecurityException failed) {
                file.close();
                throw io(failed);
            }
        }

        /** Says what the file is, its content being closed. */
        void bind(String bound) throws IOException {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                writeHeader(file, dataKey, bound);
            }
        }
    }

    /** Begins a file. */
    Draft draft(Path path) {
        return new Draft(path);
    }

    /** Binds a file to something else than before. */
    void bindAgain(Path path, String before, String bound) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            writeHeader(file, keys.open(header(file), before), bound);
        }
    }

    private void writeHeader(FileChannel file, byte[] dataKey, String bound) throws IOException {
        try {
            ByteBuffer header = ByteBuffer.allocate(HEADER).put((byte) BOUND).put(keys.seal(dataKey, bound));
            header.flip();
            file.position(0);
            while (header.hasRemaining()) {
                file.write(header);
            }
        } catch (GeneralSecurityException refused) {
            throw io(refused);
        }
    }

    /** How a file is sealed. */
    State state(SeekableByteChannel sealed) throws IOException {
        if (first(sealed) != BOUND) {
            return State.UNBOUND;
        }
        return keys.isCurrent(header(sealed)) ? State.CURRENT : State.BEFORE;
    }

    /**
     * What is in a file, from its start on; closing it closes the file.
     *
     * @param bound what it must be bound to, unless it is of before
     * @throws UnfitFile where it is bound to something else
     */
    InputStream stream(SeekableByteChannel sealed, String bound) throws IOException {
        Form form = form(sealed, bound);
        sealed.position(form.offset());
        try {
            return form.streaming().newDecryptingStream(Channels.newInputStream(sealed), form.purpose());
        } catch (GeneralSecurityException refused) {
            throw io(refused);
        }
    }

    /** What is in a file, at any place. Otherwise as {@link #stream}. */
    SeekableByteChannel channel(SeekableByteChannel sealed, String bound) throws IOException {
        Form form = form(sealed, bound);
        sealed.position(0);
        try {
            return form.streaming().newSeekableDecryptingChannel(sealed, form.purpose());
        } catch (IOException | GeneralSecurityException refused) {
            throw new UnfitFile("It is cut off, or cannot be read.", refused);
        }
    }

    /**
     * How a file is read.
     *
     * @param offset where Tink's part of it begins
     */
    private record Form(AesGcmHkdfStreaming streaming, int offset) {

        byte[] purpose() {
            return offset == HEADER ? PURPOSE : PURPOSE_OF_BEFORE;
        }
    }

    private Form form(SeekableByteChannel sealed, String bound) throws IOException {
        return switch (first(sealed)) {
            case BOUND -> {
                byte[] dataKey = keys.open(header(sealed), bound);
                try {
                    yield new Form(streaming(dataKey), HEADER);
                } catch (GeneralSecurityException refused) {
                    throw io(refused);
                }
            }
            case SMALL_SEGMENTS -> new Form(fitting(small, sealed), 1);
            default -> new Form(fitting(large, sealed), 0);
        };
    }

    /** The key under which the first segment can be read; the first one where there is none. */
    private static AesGcmHkdfStreaming fitting(List<AesGcmHkdfStreaming> keys, SeekableByteChannel sealed)
            throws IOException {
        for (AesGcmHkdfStreaming key : keys) {
            if (opens(key, sealed)) {
                return key;
            }
        }
        return keys.getFirst();
    }

    private static boolean opens(AesGcmHkdfStreaming key, SeekableByteChannel sealed) throws IOException {
        sealed.position(0);
        try {
            ByteBuffer one = ByteBuffer.allocate(1);
            // An empty file says -1, after its only segment was read.
            return key.newSeekableDecryptingChannel(sealed, PURPOSE_OF_BEFORE).read(one) != 0;
        } catch (IOException | GeneralSecurityException another) {
            return false;
        }
    }

    private static AesGcmHkdfStreaming streaming(byte[] dataKey) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(dataKey, HMAC, KEY_BYTES, SEGMENT, HEADER);
    }

    /** The byte that a file begins with; -1 where it has none. */
    private static int first(SeekableByteChannel sealed) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(1);
        sealed.position(0);
        return sealed.read(first) == 1 ? first.get(0) : -1;
    }

    private static byte[] header(SeekableByteChannel sealed) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(FileKeys.SEALED_BYTES);
        sealed.position(1);
        while (header.hasRemaining()) {
            if (sealed.read(header) < 0) {
                throw new UnfitFile("It is cut off.", null);
            }
        }
        return header.array();
    }

    private static IOException io(Exception failed) {
        return failed instanceof IOException already ? already : new IOException(failed);
    }
}
