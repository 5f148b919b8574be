package org.sightline.matching.evidence;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.kit.bucket.BucketAddress;
import org.sightline.kit.bucket.BucketClient;
import org.sightline.kit.file.BucketStorage;
import org.sightline.kit.file.FileSeal;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.filecheck.FileChecks;
import org.sightline.kit.problem.Problem;

/** The folder or bucket in which evidence files lie, encrypted and by their hash. What comes in is looked at before it is kept. */
@ApplicationScoped
class EvidenceFolder {

    private static final String EVIDENCE = "evidence";

    private final KeptFiles files;
    private final ClamdClient scanner;

    EvidenceFolder(
            @ConfigProperty(name = "sightline.data-dir") String directory,
            EvidenceSettings settings,
            ClamdClient scanner,
            Clock clock) {
        Path below = Path.of(directory);
        FileSeal seal = new FileSeal(
                settings.fileKey(), settings.previousFileKeys().orElse(List.of()), "SIGHTLINE_EVIDENCE_FILE_KEY");
        KeptFiles.Bounds bounds = new KeptFiles.Bounds(
                settings.maxFileBytes(),
                settings.maxKeptBytes(),
                settings.minFreeBytes(),
                "Send a smaller photo, or split the file.");
        String bucket = settings.bucket().address().orElse(null);
        this.files = bucket == null
                ? new KeptFiles(below, EVIDENCE, seal, bounds)
                : new KeptFiles(
                        below, new BucketStorage(client(bucket, settings.bucket(), clock), below), seal, bounds);
        this.scanner = scanner;
    }

    private static BucketClient client(String address, EvidenceSettings.Bucket settings, Clock clock) {
        if (settings.tls() && !address.startsWith("https://")) {
            throw new IllegalStateException(
                    "SIGHTLINE_EVIDENCE_BUCKET_ADDRESS begins with https://, or SIGHTLINE_EVIDENCE_BUCKET_TLS is"
                            + " false.");
        }
        String secret = settings.secret()
                .orElseThrow(() -> new IllegalStateException(
                        "SIGHTLINE_EVIDENCE_BUCKET_SECRET is missing: the KEYID:SECRETKEY of the bucket."));
        return new BucketClient(BucketAddress.of(address), secret, settings.patience(), clock);
    }

    void clean(@Observes StartupEvent event) throws IOException {
        files.clean();
    }

    /**
     * A file that is all here, looked at, and not kept yet. Closing it takes it away, unless it was kept.
     *
     * @param reduced whether facts that a camera wrote into it were taken out
     */
    record Arrived(KeptFiles.Part part, FileKind kind, boolean reduced) implements AutoCloseable {

        @Override
        public void close() {
            part.close();
        }
    }

    /**
     * Takes a file in and looks at it.
     *
     * @param announced how many bytes the sender said there are; -1 where it did not say
     * @param keepPosition whether a photo stays as it is, with the place where it was taken
     * @return to be closed
     * @throws Problem as {@link KeptFiles#take(InputStream, long)}, 415 where it is of a kind that is not taken, 422 where
     *     it is empty, a photo that cannot be read, or has a virus, 503 where the scanner does not answer
     */
    Arrived receive(InputStream upload, long announced, String name, boolean keepPosition) {
        KeptFiles.Part part = files.take(upload, announced);
        try {
            FileKind kind = requireKind(part, name);
            scanner.requireClean(part.file());
            boolean reduced = kind == FileKind.JPEG && !keepPosition;
            return new Arrived(reduced ? reduced(part) : part, kind, reduced);
        } catch (IOException failed) {
            part.close();
            throw new UncheckedIOException("An upload could not be read again", failed);
        } catch (RuntimeException refused) {
            part.close();
            throw refused;
        }
    }

    private static FileKind requireKind(KeptFiles.Part part, String name) throws IOException {
        if (part.bytes() == 0) {
            throw Problem.invalid("file", "empty-file", "The file is empty. Choose another one.");
        }
        FileKind kind = FileContent.kind(part.file(), name);
        if (kind == null) {
            throw Problem.of(
                    415,
                    "kind-not-taken",
                    "This kind of file is not accepted",
                    "By its content the file is none of those that are taken: " + FileKind.TAKEN
                            + ". Save it as one of them and send it again.");
        }
        return kind;
    }

    private KeptFiles.Part reduced(KeptFiles.Part photo) {
        try (photo;
                InputStream whole = photo.file().open()) {
            return files.take(out -> JpegPhoto.copyReduced(whole, out));
        } catch (IOException | UncheckedIOException broken) {
            throw Problem.invalid(
                    "file",
                    "unreadable-photo",
                    "The photo is broken or cut off, so the place where it was taken cannot be taken out. Save it"
                            + " again as JPEG, or send it with keepPosition=true.");
        }
    }

    /** Keeps a file that arrived. */
    void keep(Arrived file) {
        files.keep(file.part());
    }

    /** As {@link KeptFiles#given}. */
    InputStream open(String sha256) throws IOException {
        return files.given(sha256);
    }

    /** Looks at some of the files, in turn. */
    void look(FileChecks checks, Supplier<Set<String>> wanted) {
        checks.look(EVIDENCE, files, wanted);
    }

    /** Deletes old files whose content nobody wants; says how many. */
    long deleteAllBut(Set<String> wanted, Instant now) throws IOException {
        return files.deleteAllBut(wanted, now);
    }
}
