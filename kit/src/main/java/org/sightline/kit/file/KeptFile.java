package org.sightline.kit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.sightline.kit.digest.Sha256;

/**
 * A file that must have this content. One that is bound to it is refused when it is opened, and each of its segments says
 * that it is of this file. One of before, or one that is not sealed at all, is read once and compared before anybody gets a
 * byte.
 */
final class KeptFile implements SealedFile {

    private final FileSeal seal;
    private final String sha256;
    private final Place place;

    /** Where the bytes lie. */
    @FunctionalInterface
    interface Place {

        /** Opens them; {@link java.nio.file.NoSuchFileException} where there are none. */
        Lying open() throws IOException;
    }

    /**
     * The bytes as they lie.
     *
     * @param sealed false for what release 0.1 kept as it was sent
     */
    record Lying(SeekableByteChannel bytes, boolean sealed) {}

    KeptFile(FileSeal seal, String sha256, Place place) {
        this.seal = seal;
        this.sha256 = sha256;
        this.place = place;
    }

    @Override
    public InputStream open() throws IOException {
        return opened(lying -> {
            if (state(lying) == FileSeal.State.UNBOUND) {
                requireContent(lying);
            }
            return compared(lying);
        });
    }

    @Override
    public InputStream openWhole() throws IOException {
        return opened(lying -> {
            requireContent(lying);
            return compared(lying);
        });
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        return opened(lying -> {
            if (state(lying) == FileSeal.State.UNBOUND) {
                requireContent(lying);
            }
            return channel(lying);
        });
    }

    @Override
    public long size() throws IOException {
        Lying lying = place.open();
        try (SeekableByteChannel _ = lying.bytes()) {
            return size(lying);
        }
    }

    /** How many bytes its content has, as its form says. */
    long size(Lying lying) throws IOException {
        return channel(lying).size();
    }

    /** Whether it is bound to its content under the key of today. Reads no more than its beginning. */
    boolean isCurrent(Lying lying) throws IOException {
        return state(lying) == FileSeal.State.CURRENT;
    }

    /**
     * Reads all of it, and says how many bytes that were. What lies there stays open.
     *
     * @throws UnfitFile where they are not its content
     */
    long copy(Lying lying, OutputStream out) throws IOException {
        return compared(lying).transferTo(out);
    }

    private FileSeal.State state(Lying lying) throws IOException {
        return lying.sealed() ? seal.state(lying.bytes()) : FileSeal.State.UNBOUND;
    }

    private void requireContent(Lying lying) throws IOException {
        copy(lying, OutputStream.nullOutputStream());
    }

    private InputStream compared(Lying lying) throws IOException {
        return new Compared(stream(lying), sha256);
    }

    private InputStream stream(Lying lying) throws IOException {
        if (lying.sealed()) {
            return seal.stream(lying.bytes(), sha256);
        }
        lying.bytes().position(0);
        return Channels.newInputStream(lying.bytes());
    }

    private SeekableByteChannel channel(Lying lying) throws IOException {
        return lying.sealed()
                ? seal.channel(lying.bytes(), sha256)
                : lying.bytes().position(0);
    }

    private interface Opening<T> {
        T of(Lying lying) throws IOException;
    }

    /** What is opened upon the bytes, which are closed where that fails. */
    private <T> T opened(Opening<T> opening) throws IOException {
        Lying lying = place.open();
        try {
            return opening.of(lying);
        } catch (IOException | RuntimeException failed) {
            lying.bytes().close();
            throw failed;
        }
    }

    /** A stream that ends with an error where its bytes are not what they must be. */
    private static final class Compared extends InputStream {

        private final InputStream content;
        private final String sha256;
        private final Sha256 digest = Sha256.start();
        private boolean ended;

        Compared(InputStream content, String sha256) {
            this.content = content;
            this.sha256 = sha256;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int read = content(into, from, length);
            if (read > 0) {
                digest.update(into, from, read);
            } else if (read < 0) {
                String found = digest.hex();
                if (!found.equals(sha256)) {
                    throw new UnfitFile("It has another content, with the SHA-256 " + found + ".", null);
                }
                ended = true;
            }
            return read;
        }

        private int content(byte[] into, int from, int length) throws IOException {
            try {
                return content.read(into, from, length);
            } catch (UnfitFile unfit) {
                throw unfit;
            } catch (IOException unreadable) {
                throw new UnfitFile("It was changed or cut off, or cannot be read.", unreadable);
            }
        }

        @Override
        public int available() throws IOException {
            return content.available();
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
