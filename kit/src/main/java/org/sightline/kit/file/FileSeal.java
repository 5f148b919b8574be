package org.sightline.kit.file;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Encrypts the kept files, because they hold what most who reach the disk need not know: AES-256-GCM in segments of 1 MiB
 * (Tink's streaming AEAD), so that a file of gigabytes can be read from its start or at any place, and a changed or cut one
 * is refused.
 */
public final class FileSeal {

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT = 1 << 20;
    private static final byte[] PURPOSE = "sightline kept file v1".getBytes(StandardCharsets.UTF_8);

    private final AesGcmHkdfStreaming seal;

    /**
     * Makes one.
     *
     * @param key a secret of at least 32 characters
     * @param variable where the key comes from, to be named where it is too short
     */
    public FileSeal(String key, String variable) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < KEY_BYTES) {
            throw new IllegalStateException(
                    variable + " has " + bytes.length + " characters; it needs at least " + KEY_BYTES + ".");
        }
        try {
            this.seal = new AesGcmHkdfStreaming(bytes, "HmacSha256", KEY_BYTES, SEGMENT, 0);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("The kept files cannot be encrypted on this machine", refused);
        }
    }

    /** What is written to it lies encrypted in the file when it is closed. */
    OutputStream writing(Path path) throws IOException {
        try {
            return seal.newEncryptingStream(Files.newOutputStream(path), PURPOSE);
        } catch (GeneralSecurityException refused) {
            throw new IOException(refused);
        }
    }

    /** The encrypted file, to be read. */
    SealedFile reading(Path path) {
        return new SealedFile() {
            @Override
            public InputStream open() throws IOException {
                return opened(Files.newInputStream(path));
            }

            @Override
            public SeekableByteChannel channel() throws IOException {
                return opened(Files.newByteChannel(path));
            }
        };
    }

    /** What is in an encrypted stream; closing it closes that. */
    InputStream opened(InputStream sealed) throws IOException {
        try {
            return seal.newDecryptingStream(sealed, PURPOSE);
        } catch (GeneralSecurityException refused) {
            throw new IOException(refused);
        }
    }

    /** What is in an encrypted channel; closing it closes that. */
    SeekableByteChannel opened(SeekableByteChannel sealed) throws IOException {
        try {
            return seal.newSeekableDecryptingChannel(sealed, PURPOSE);
        } catch (GeneralSecurityException refused) {
            throw new IOException(refused);
        }
    }
}
