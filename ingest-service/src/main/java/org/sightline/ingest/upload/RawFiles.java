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
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.problem.Problem;

/** The files as they were uploaded, named by what they hold. A file is never changed and never deleted. */
@ApplicationScoped
public class RawFiles {

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
        Path part = null;
        try {
            part = Files.createTempFile(scratch(), "upload-", ".part");
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 17), sha256)) {
                receive(upload, out);
            }
            long bytes = Files.size(part);
            if (announced >= 0 && bytes != announced) {
                throw cutOff(bytes);
            }
            return name(part, HexFormat.of().formatHex(sha256.digest()), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("The upload could not be written to disk", failed);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-256", never);
        } finally {
            delete(part);
        }
    }

    private static void receive(InputStream upload, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long received = 0;
        while (true) {
            int read;
            try {
                read = upload.read(buffer);
            } catch (IOException brokenOff) {
                throw cutOff(received);
            }
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            received += read;
        }
    }

    private Kept name(Path part, String sha256, long bytes) throws IOException {
        Path path = path(sha256);
        boolean fresh = !Files.exists(path);
        if (fresh) {
            Files.createDirectories(path.getParent());
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Kept(sha256, bytes, path, fresh);
    }

    /** Takes back a file that turned out to be none that can be read, unless it was there before. */
    void forget(Kept kept) {
        if (kept.fresh()) {
            delete(kept.path());
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

    private static void delete(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static Problem cutOff(long received) {
        return Problem.of(
                400,
                "upload-cut-off",
                "The upload was cut off",
                "Only " + received + " bytes arrived. Nothing was kept. Upload the file again.");
    }
}
