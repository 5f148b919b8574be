package org.sightline.kit.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.problem.Problem;

/**
 * Files as they were sent, encrypted and named by what they hold, in a folder or a bucket. A file is never changed, and what
 * is read is compared with its name. What is sent lies in a scratch folder of this machine until all of it is there and
 * somebody wants it kept.
 */
public final class KeptFiles {

    private static final Logger LOG = Logger.getLogger(KeptFiles.class);
    private static final int BUFFER = 1 << 17;
    private static final long LOOK_EVERY = 16L << 20;
    private static final Duration LEFT_OVER = Duration.ofDays(1);
    private static final String SEALED = ".sealed";
    private static final String SCRATCH = "scratch";

    private final Storage kept;
    private final Path scratch;
    private final FileSeal seal;
    private final Disk disk;
    private final Bounds bounds;

    /**
     * How much may be kept.
     *
     * @param mostBytes of one file, as it is sent
     * @param mostKept bytes of all kept files together
     * @param minFree bytes that must stay free on the disk
     * @param advice what to do with a file that is too large, as a sentence
     */
    public record Bounds(long mostBytes, long mostKept, long minFree, String advice) {

        private Problem tooLarge() {
            return Problem.of(
                    413,
                    "too-large",
                    "The file is too large",
                    "A file may have " + (mostBytes >> 20) + " MB as it is uploaded. " + advice);
        }
    }

    /**
     * Files in a folder.
     *
     * @param directory below which everything lies
     * @param folder of the kept files, below it
     */
    public KeptFiles(Path directory, String folder, FileSeal seal, Bounds bounds) {
        this(directory, directory.toAbsolutePath().resolve(folder), seal, bounds);
    }

    /**
     * Files in a bucket. How much all of them together may have is a bound of the bucket.
     *
     * @param directory below which files lie until they are kept
     */
    public KeptFiles(Path directory, BucketStorage bucket, FileSeal seal, Bounds bounds) {
        this(directory, bucket, seal, bounds, new Disk(scratchOf(directory), bounds.minFree(), Long.MAX_VALUE));
    }

    private KeptFiles(Path directory, Path folder, FileSeal seal, Bounds bounds) {
        this(directory, new FolderStorage(folder), seal, bounds, new Disk(folder, bounds.minFree(), bounds.mostKept()));
    }

    private KeptFiles(Path directory, Storage kept, FileSeal seal, Bounds bounds, Disk disk) {
        this.kept = kept;
        this.scratch = scratchOf(directory);
        this.seal = seal;
        this.disk = disk;
        this.bounds = bounds;
    }

    static Path scratchOf(Path directory) {
        return directory.toAbsolutePath().resolve(SCRATCH);
    }

    /**
     * A kept file.
     *
     * @param sha256 64 hexadecimal digits
     * @param fresh false where it was kept before
     */
    public record Kept(String sha256, long bytes, boolean fresh) {}

    /** What writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    /** A file that is all here and not kept yet. Closing it takes it away, unless it was kept. */
    public final class Part implements AutoCloseable {

        private final Path path;
        private final String sha256;
        private final long bytes;

        private Part(Path path, String sha256, long bytes) {
            this.path = path;
            this.sha256 = sha256;
            this.bytes = bytes;
        }

        /** 64 hexadecimal digits. */
        public String sha256() {
            return sha256;
        }

        public long bytes() {
            return bytes;
        }

        /** What it holds. */
        public SealedFile file() {
            return new KeptFile(seal, sha256, () -> new KeptFile.Lying(Files.newByteChannel(path), true));
        }

        @Override
        public void close() {
            delete(path);
        }
    }

    /**
     * Writes an upload to disk and gives it its name when all of it is there.
     *
     * @param announced how many bytes the sender said there are; -1 where it did not say
     * @throws Problem 400 where the upload breaks off, 413 where it is too large, 507 where the disk has no room for it;
     *     then nothing is kept
     */
    public Kept keep(InputStream upload, long announced) {
        try (Part part = take(upload, announced)) {
            return keep(part);
        }
    }

    /**
     * Writes an upload to disk. Otherwise as {@link #keep(InputStream, long)}.
     *
     * @return to be closed
     */
    public Part take(InputStream upload, long announced) {
        if (announced > bounds.mostBytes()) {
            throw bounds.tooLarge();
        }
        Part part = take(Math.max(0, announced), out -> {
            receive(upload, out);
            FaultPoint.reached("file.received", FaultPoint.Failure.DISK);
        });
        if (announced >= 0 && part.bytes() != announced) {
            part.close();
            throw cutOff(part.bytes());
        }
        return part;
    }

    /**
     * Writes to disk what is made here. Otherwise as {@link #take(InputStream, long)}.
     *
     * @throws UncheckedIOException where the content cannot be made
     */
    public Part take(Content content) {
        return take(0, content);
    }

    private Part take(long announced, Content content) {
        try {
            disk.requireRoom(announced);
            Path path = Files.createTempFile(scratch(), "upload-", ".part");
            try {
                return written(path, content);
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(path);
                throw failed;
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private Part written(Path path, Content content) throws IOException {
        Sha256 digest = Sha256.start();
        FileSeal.Draft draft = seal.draft(path);
        Counted counted;
        try (OutputStream sealed = new BufferedOutputStream(draft.content(), BUFFER)) {
            counted = new Counted(digest.writing(sealed));
            content.writeTo(counted);
            counted.flush();
        }
        String sha256 = digest.hex();
        draft.bind(sha256);
        return new Part(path, sha256, counted.bytes);
    }

    /** Gives a file its name. */
    public Kept keep(Part part) {
        try {
            FaultPoint.reached("file.before-name", FaultPoint.Failure.DISK);
            boolean fresh = !isKept(part.sha256);
            kept.put(part.path, part.sha256 + SEALED);
            return new Kept(part.sha256, part.bytes, fresh);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /** Puts a part aside under a name of letters, digits and hyphens, until it is joined or nobody touched it for a day. */
    public void putAside(Part part, String name) {
        try {
            seal.bindAgain(part.path, part.sha256, asideOf(name));
            Files.move(part.path, aside(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /**
     * What was put aside under these names, one after the other, as one part.
     *
     * @param bytes how many they have together
     * @return to be closed
     * @throws Problem 409 where one of them is gone, 507 where the disk has no room
     */
    public Part join(List<String> names, long bytes) {
        return take(bytes, out -> {
            for (String name : names) {
                Path path = aside(name);
                if (!Files.exists(path)) {
                    throw Problem.conflict("A part of the file is not kept any more. Send the file again.");
                }
                try (SeekableByteChannel sealed = Files.newByteChannel(path);
                        InputStream part = seal.stream(sealed, asideOf(name))) {
                    part.transferTo(out);
                }
            }
        });
    }

    /** Takes away what was put aside under these names. */
    public void dropAside(List<String> names) {
        try {
            for (String name : names) {
                delete(aside(name));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("A part of an upload could not be taken away", failed);
        }
    }

    private Path aside(String name) throws IOException {
        return scratch().resolve(asideOf(name) + SEALED);
    }

    /** What a part that is put aside is bound to: the file knows its own hash only when it is whole. */
    private static String asideOf(String name) {
        return "aside-" + name;
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

    private static RuntimeException failed(IOException failed) {
        return isDiskFull(failed)
                ? Disk.full("The disk for uploaded files has no room left.")
                : new UncheckedIOException("The upload could not be written to disk", failed);
    }

    private void receive(InputStream upload, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER / 2];
        long received = 0;
        long looked = 0;
        for (int read = read(upload, buffer, 0); read >= 0; read = read(upload, buffer, received)) {
            received += read;
            if (received > bounds.mostBytes()) {
                throw bounds.tooLarge();
            }
            if (received - looked > LOOK_EVERY) {
                disk.requireRoom(0);
                looked = received;
            }
            out.write(buffer, 0, read);
        }
    }

    private static int read(InputStream upload, byte[] buffer, long received) {
        try {
            return upload.read(buffer);
        } catch (IOException brokenOff) {
            throw cutOff(received);
        }
    }

    private static Problem cutOff(long received) {
        return Problem.of(
                400,
                "upload-cut-off",
                "The upload was cut off",
                "Only " + received + " bytes arrived. Nothing was kept. Upload the file again.");
    }

    /** Takes back a file that turned out to be unreadable, unless it was there before. */
    public void forget(Kept file) {
        if (file.fresh()) {
            try {
                kept.delete(file.sha256() + SEALED);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The file of this content, which must be kept. */
    public SealedFile file(String sha256) {
        return keptFile(sha256);
    }

    /**
     * What is in a kept file, to be handed out: all of it was compared with its hash, so nobody is given half of a file that
     * somebody changed.
     *
     * @return to be closed
     * @throws Problem 503 where it does not lie there, is not what was given, or the bucket does not answer
     */
    public InputStream given(String sha256) throws IOException {
        try {
            return keptFile(sha256).openWhole();
        } catch (NoSuchFileException missing) {
            throw notGiven("file-away", "The file is not here", "The file is recorded and is missing.", sha256);
        } catch (UnfitFile unfit) {
            throw notGiven(sha256, unfit);
        }
    }

    /** Says to whoever wants to read a file why nothing of it is handed out, and logs it. */
    public static Problem notGiven(String sha256, UnfitFile unfit) {
        LOG.errorf("A kept file is not what was given, and is not handed out: %s. %s", sha256, unfit.reason());
        return notGiven(
                "file-unfit",
                "The file is not what was given",
                "The file is not handed out, because it is not what was given. " + unfit.reason(),
                sha256);
    }

    private static Problem notGiven(String code, String title, String why, String sha256) {
        return Problem.of(
                503,
                code,
                title,
                why + " Whoever runs Sightline can put it back from a backup; its SHA-256 is " + sha256 + ".");
    }

    private KeptFile keptFile(String sha256) {
        return new KeptFile(seal, sha256, () -> lying(sha256));
    }

    private KeptFile.Lying lying(String sha256) throws IOException {
        try {
            return new KeptFile.Lying(kept.read(sha256 + SEALED), true);
        } catch (NoSuchFileException missing) {
            if (!kept.hasUnsealed()) {
                throw missing;
            }
            return new KeptFile.Lying(kept.read(sha256), false);
        }
    }

    /**
     * What was found where a kept file lies.
     *
     * @param bytes of its content
     * @param sealedAgain whether it is sealed under the key of today since now
     */
    public record Look(long bytes, boolean sealedAgain) {}

    /**
     * Reads a kept file to its end. One that is not sealed as new files are, or under a key of before, is sealed again,
     * where there is room.
     *
     * @throws UnfitFile where it is not what was given; then it stays as it is
     * @throws NoSuchFileException where it is missing
     * @throws Problem 503 where the bucket does not answer
     */
    public Look look(String sha256) throws IOException {
        KeptFile file = keptFile(sha256);
        KeptFile.Lying lying = lying(sha256);
        try (SeekableByteChannel _ = lying.bytes()) {
            return !file.isCurrent(lying) && hasRoom(file.size(lying))
                    ? sealAgain(file, lying, sha256)
                    : new Look(file.copy(lying, OutputStream.nullOutputStream()), false);
        }
    }

    private boolean hasRoom(long bytes) throws IOException {
        try {
            disk.requireRoom(bytes);
            return true;
        } catch (Problem full) {
            return false;
        }
    }

    private Look sealAgain(KeptFile file, KeptFile.Lying lying, String sha256) throws IOException {
        Path path = Files.createTempFile(scratch(), "again-", ".part");
        try {
            FileSeal.Draft draft = seal.draft(path);
            long bytes;
            try (OutputStream sealed = new BufferedOutputStream(draft.content(), BUFFER)) {
                // What is not its content ends with an error here.
                bytes = file.copy(lying, sealed);
            }
            draft.bind(sha256);
            kept.put(path, sha256 + SEALED);
            if (kept.hasUnsealed()) {
                kept.delete(sha256);
            }
            return new Look(bytes, true);
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /**
     * A file that was kept before.
     *
     * @throws Problem 409 where it is not kept any more
     */
    public Kept kept(String sha256, long bytes) {
        if (!isKept(sha256)) {
            throw Problem.conflict("The file is not kept any more. Send it again.");
        }
        return new Kept(sha256, bytes, false);
    }

    /** Whether the file of this content is kept. */
    public boolean isKept(String sha256) {
        return kept.has(sha256 + SEALED) || kept.hasUnsealed() && kept.has(sha256);
    }

    /** The content of a kept file, by the file's name: 64 hexadecimal digits. */
    private static String contentOf(String name) {
        return name.endsWith(SEALED) ? name.substring(0, name.length() - SEALED.length()) : name;
    }

    /**
     * Deletes the files that are older than a day and whose content nobody wants. A younger one may have come a moment
     * ago, before anybody could say that it is wanted.
     *
     * @param wanted hashes of contents
     * @return how many were deleted
     */
    public long deleteAllBut(Set<String> wanted, Instant now) throws IOException {
        return kept.deleteOlder(now.minus(LEFT_OVER), name -> !wanted.contains(contentOf(name)));
    }

    /**
     * Takes away what a process that was killed left behind. Another instance may write into the same directory, so only
     * what nobody has written to for a day.
     */
    public void clean() throws IOException {
        FolderStorage.deleteOlder(scratch(), Instant.now().minus(LEFT_OVER), name -> true);
    }

    /** Where files may lie for a while. */
    public Path scratch() throws IOException {
        return Files.createDirectories(scratch);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A stream that counts. */
    private static final class Counted extends OutputStream {

        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
