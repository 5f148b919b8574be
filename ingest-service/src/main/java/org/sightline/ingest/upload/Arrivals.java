package org.sightline.ingest.upload;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.file.KeptFiles;

/** Takes files that no person uploads, as if one had. */
@ApplicationScoped
public class Arrivals {

    private final Imports imports;

    Arrivals(Imports imports) {
        this.imports = imports;
    }

    /** A file that is kept, and of which no import is made yet. */
    public static final class Held {

        private final KeptFiles.Kept kept;

        private Held(KeptFiles.Kept kept) {
            this.kept = kept;
        }
    }

    /**
     * Who brings a file, and what is known of it.
     *
     * @param preview whether a person has to apply it
     * @param name who is shown to people as having brought it
     */
    public record Sender(
            String filename,
            String sourceId,
            @Nullable String state,
            @Nullable String buyer,
            boolean preview,
            String name) {}

    /**
     * Keeps a file.
     *
     * @throws org.sightline.kit.problem.Problem as an upload is refused
     */
    public Held keep(InputStream content) {
        return new Held(imports.keep(content, -1));
    }

    /**
     * Makes an import of a kept file, in the caller's transaction; content that the source has already is the import that
     * brought it. The source remembers how the first file was read, so that a column which is missing later is asked
     * about and nothing is lost while nobody looks.
     *
     * @throws org.sightline.kit.problem.Problem as an upload is refused
     */
    public UUID receive(Held held, Sender sender) {
        Upload upload = new Upload(
                sender.filename(),
                sender.sourceId(),
                sender.state(),
                sender.buyer(),
                false,
                false,
                sender.preview(),
                Upload.NewSource.NOTHING,
                sender.name(),
                Correlation.current());
        UUID id = imports.receive(held.kept, upload).id();
        imports.learn(id);
        return id;
    }
}
