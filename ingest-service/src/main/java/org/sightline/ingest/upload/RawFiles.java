package org.sightline.ingest.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.problem.Problem;

/** The files as they were uploaded, named by what they hold. A file is never changed and never deleted. */
@ApplicationScoped
public class RawFiles {

    private static final int BUFFER = 1 << 17;

    private final Path directory;

    RawFiles(@ConfigProperty(name = "sightline.data-dir") String directory) {
        this.directory = Path.of(directory).toAbsolutePath();
    }

    /**
     * A kept file.
     *
     * @param sha256 64 hexadecimal digits
     */
    record Kept(String sha256, long bytes, Path path, boolean fresh) {}

    /**
     * Writes an upload to disk and gives it its name when all of it is there.
     *
     * @param announced how many bytes the sender said there are; -1 where it did not say
     * @throws Problem 400 where the upload breaks off; then nothing is kept
     */
    Kept keep(InputStream upload, long announced) {
        try {
            Path part = Files.createTempFile(scratch(), "upload-", ".part");
            try {
                return keep(upload, announced, part);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The upload could not be written to disk", failed);
        }
    }

    private Kept keep(InputStream upload, long announced, Path part) throws IOException {
        Sha256 digest = Sha256.start();
        try (OutputStream out = digest.writing(new BufferedOutputStream(Files.newOutputStream(part), BUFFER))) {
            receive(upload, out);
        }
        long bytes = Files.size(part);
        if (announced >= 0 && bytes != announced) {
            throw cutOff(bytes);
        }
        return name(part, digest.hex(), bytes);
    }

    private static void receive(InputStream upload, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER / 2];
        long received = 0;
        for (int read = read(upload, buffer, 0); read >= 0; read = read(upload, buffer, received)) {
            out.write(buffer, 0, read);
            received += read;
        }
    }

    private static int read(InputStream upload, byte[] buffer, long received) {
        try {
            return upload.read(buffer);
        } catch (IOException brokenOff) {
            throw cutOff(received);
        }
    }

    private Kept name(Path part, String sha256, long bytes) throws IOException {
        Path path = path(sha256);
        boolean fresh = !Files.exists(path);
        if (fresh) {
            Files.createDirectories(directory.resolve("raw"));
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Kept(sha256, bytes, path, fresh);
    }

    /** Takes back a file that turned out to be unreadable, unless it was there before. */
    void forget(Kept kept) {
        if (kept.fresh()) {
            try {
                Files.deleteIfExists(kept.path());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Where the file of this content lies, if it is kept on this machine. */
    public Path path(String sha256) {
        return directory.resolve("raw").resolve(sha256);
    }

    /** Where files may lie for a while. */
    public Path scratch() throws IOException {
        return Files.createDirectories(directory.resolve("scratch"));
    }

    private static Problem cutOff(long received) {
        return Problem.of(
                400,
                "upload-cut-off",
                "The upload was cut off",
                "Only " + received + " bytes arrived. Nothing was kept. Upload the file again.");
    }
}
