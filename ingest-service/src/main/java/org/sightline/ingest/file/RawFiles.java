package org.sightline.ingest.file;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.file.FileSeal;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.file.SealedFile;
import org.sightline.kit.filecheck.FileChecks;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.TableFile;

/**
 * The files as they were uploaded, encrypted and named by what they hold. A file is never changed; {@link FileRetention}
 * deletes it when it is no longer kept.
 */
@ApplicationScoped
public class RawFiles {

    private static final String RAW = "raw";

    private final Path raw;
    private final KeptFiles files;

    RawFiles(@ConfigProperty(name = "sightline.data-dir") String directory, ImportSettings settings) {
        Path root = Path.of(directory).toAbsolutePath();
        this.raw = root.resolve(RAW);
        this.files = new KeptFiles(
                root,
                RAW,
                new FileSeal(
                        settings.fileKey(), settings.previousFileKeys().orElse(List.of()), "SIGHTLINE_IMPORT_FILE_KEY"),
                new KeptFiles.Bounds(
                        settings.maxUploadBytes(),
                        settings.maxKeptBytes(),
                        settings.minFreeBytes(),
                        "Pack it, or split it."));
    }

    void clean(@Observes StartupEvent event) throws IOException {
        cleanScratch();
    }

    /** Takes away what lies for a while and nobody has touched for a day. */
    public void cleanScratch() throws IOException {
        files.clean();
    }

    /**
     * Writes an upload to disk and gives it its name when all of it is there.
     *
     * @param announced how many bytes the sender said there are; -1 where it did not say
     * @throws Problem as {@link KeptFiles#keep(InputStream, long)}
     */
    public KeptFiles.Kept keep(InputStream upload, long announced) {
        return files.keep(upload, announced);
    }

    /**
     * Writes a part of a file to disk.
     *
     * @throws Problem as {@link KeptFiles#take(InputStream, long)}
     */
    public KeptFiles.Part take(InputStream part, long announced) {
        return files.take(part, announced);
    }

    /** As {@link KeptFiles#putAside}. */
    public void putAside(KeptFiles.Part part, String name) {
        files.putAside(part, name);
    }

    /** Keeps what was put aside under these names as one file; {@link #dropAside} is the caller's. */
    public KeptFiles.Kept join(List<String> names, long bytes) {
        try (KeptFiles.Part whole = files.join(names, bytes)) {
            return files.keep(whole);
        }
    }

    /** As {@link KeptFiles#dropAside}. */
    public void dropAside(List<String> names) {
        files.dropAside(names);
    }

    /** As {@link KeptFiles#kept(String, long)}. */
    public KeptFiles.Kept kept(String sha256, long bytes) {
        return files.kept(sha256, bytes);
    }

    /** Takes back a file that turned out to be unreadable, unless it was there before. */
    public void forget(KeptFiles.Kept kept) {
        files.forget(kept);
    }

    /** The file of this content, if it is kept on this machine. */
    public TableFile file(String sha256) {
        SealedFile file = files.file(sha256);
        return new TableFile() {
            @Override
            public InputStream open() throws IOException {
                return file.open();
            }

            @Override
            public SeekableByteChannel channel() throws IOException {
                return file.channel();
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }
        };
    }

    /** Whether the file of this content is kept on this machine. */
    public boolean isKept(String sha256) {
        return files.isKept(sha256);
    }

    /** Looks at some of the files, in turn. */
    void look(FileChecks checks, Supplier<Set<String>> wanted) {
        checks.look(RAW, files, wanted);
    }

    /** Deletes old files whose content nobody wants; says how many. */
    long deleteAllBut(Set<String> wanted, Instant now) throws IOException {
        return files.deleteAllBut(wanted, now);
    }

    /** Where the kept files lie. */
    Path kept() throws IOException {
        return Files.createDirectories(raw);
    }

    /** Where files may lie for a while. */
    public Path scratch() throws IOException {
        return files.scratch();
    }
}
