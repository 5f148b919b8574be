package org.sightline.ingest.file;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.TableFile;

/**
 * The files as they were uploaded, encrypted and named by what they hold. A file is never changed; {@link FileRetention}
 * deletes it when it is no longer kept. Release 0.1 did not encrypt: what it kept is still read.
 */
@ApplicationScoped
public class RawFiles {

    private static final int BUFFER = 1 << 17;
    private static final long LOOK_EVERY = 16L << 20;

    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private static final String SEALED = ".sealed";

    private final Path directory;
    private final FileSeal seal;
    private final Disk disk;
    private final long mostBytes;

    RawFiles(@ConfigProperty(name = "sightline.data-dir") String directory, ImportSettings settings, FileSeal seal) {
        this.directory = Path.of(directory).toAbsolutePath();
        this.seal = seal;
        this.disk = new Disk(this.directory, settings.minFreeBytes(), settings.maxKeptBytes());
        this.mostBytes = settings.maxUploadBytes();
    }

    /**
     * Takes away what a process that was killed left behind. Another instance may write into the same directory, so only
     * what nobody has written to for a day.
     */
    void clean(@Observes StartupEvent event) throws IOException {
        Instant oldest = Instant.now().minus(LEFT_OVER);
        try (Stream<Path> left = Files.list(scratch())) {
            for (Path path : left.toList()) {
                if (Files.isRegularFile(path)
                        && Files.getLastModifiedTime(path).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /**
     * A kept file.
     *
     * @param sha256 64 hexadecimal digits
     */
    public record Kept(String sha256, long bytes, Path path, boolean fresh) {}

    /**
     * Writes an upload to disk and gives it its name when all of it is there.
     *
     * @param announced how many bytes the sender said there are; -1 where it did not say
     * @throws Problem 400 where the upload breaks off, 413 where it is too large, 507 where the disk has no room for it;
     *     then nothing is kept
     */
    public Kept keep(InputStream upload, long announced) {
        requireSize(announced);
        try {
            disk.requireRoom(Math.max(0, announced));
            Path part = Files.createTempFile(scratch(), "upload-", ".part");
            try {
                return keep(upload, announced, part);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failed) {
            if (isDiskFull(failed)) {
                throw Disk.full("The disk for uploaded files has no room left.");
            }
            throw new UncheckedIOException("The upload could not be written to disk", failed);
        }
    }

    /** Whether something failed only because a disk, or what one may have of it, is full: that passes. */
    public static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause instanceof IOException ? cause.getMessage() : null;
            if (message != null && (message.contains("No space left") || message.contains("quota exceeded"))) {
                return true;
            }
        }
        return false;
    }

    private Kept keep(InputStream upload, long announced, Path part) throws IOException {
        Sha256 digest = Sha256.start();
        long bytes;
        try (OutputStream out = digest.writing(new BufferedOutputStream(seal.writing(part), BUFFER))) {
            bytes = receive(upload, out, disk, mostBytes);
            FaultPoint.reached("file.received", FaultPoint.Failure.DISK);
        }
        if (announced >= 0 && bytes != announced) {
            throw cutOff(bytes);
        }
        return name(part, digest.hex(), bytes);
    }

    private void requireSize(long bytes) {
        if (bytes > mostBytes) {
            throw tooLarge(mostBytes);
        }
    }

    private static Problem tooLarge(long mostBytes) {
        return Problem.of(
                413,
                "too-large",
                "The file is too large",
                "A file may have " + (mostBytes >> 20) + " MB as it is uploaded. Pack it, or split it.");
    }

    private static long receive(InputStream upload, OutputStream out, Disk disk, long mostBytes) throws IOException {
        byte[] buffer = new byte[BUFFER / 2];
        long received = 0;
        long looked = 0;
        for (int read = read(upload, buffer, 0); read >= 0; read = read(upload, buffer, received)) {
            received += read;
            if (received > mostBytes) {
                throw tooLarge(mostBytes);
            }
            if (received - looked > LOOK_EVERY) {
                disk.requireRoom(0);
                looked = received;
            }
            out.write(buffer, 0, read);
        }
        return received;
    }

    private static int read(InputStream upload, byte[] buffer, long received) {
        try {
            return upload.read(buffer);
        } catch (IOException brokenOff) {
            throw cutOff(received);
        }
    }

    private Kept name(Path part, String sha256, long bytes) throws IOException {
        FaultPoint.reached("file.before-name", FaultPoint.Failure.DISK);
        Path path = kept().resolve(sha256 + SEALED);
        boolean fresh = !isKept(sha256);
        if (fresh) {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Kept(sha256, bytes, path, fresh);
    }

    /** Takes back a file that turned out to be unreadable, unless it was there before. */
    public void forget(Kept kept) {
        if (kept.fresh()) {
            try {
                Files.deleteIfExists(kept.path());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The file of this content, if it is kept on this machine. */
    public TableFile file(String sha256) {
        Path sealed = directory.resolve("raw").resolve(sha256 + SEALED);
        return Files.exists(sealed) ? seal.reading(sealed) : TableFile.of(open(sha256));
    }

    /** Whether the file of this content is kept on this machine. */
    public boolean isKept(String sha256) {
        return Files.exists(directory.resolve("raw").resolve(sha256 + SEALED)) || Files.exists(open(sha256));
    }

    /** Where release 0.1 kept the file of this content. */
    private Path open(String sha256) {
        return directory.resolve("raw").resolve(sha256);
    }

    /** The content of a kept file, by the file's name: 64 hexadecimal digits. */
    public static String contentOf(Path kept) {
        String name = kept.getFileName().toString();
        return name.endsWith(SEALED) ? name.substring(0, name.length() - SEALED.length()) : name;
    }

    /** Where the kept files lie. */
    Path kept() throws IOException {
        return Files.createDirectories(directory.resolve("raw"));
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
