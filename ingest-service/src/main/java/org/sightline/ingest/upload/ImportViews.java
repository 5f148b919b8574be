package org.sightline.ingest.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.source.SourceRepository;

/** Imports as the API shows them. */
@ApplicationScoped
public class ImportViews {

    private final ImportRepository imports;
    private final SourceRepository sources;
    private final Clock clock;

    ImportViews(ImportRepository imports, SourceRepository sources, Clock clock) {
        this.imports = imports;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * An import as it stands now.
     *
     * @param message in the place of its own; null for its own
     * @throws org.sightline.kit.problem.Problem 404 where there is none
     */
    @Transactional
    public ImportView of(UUID id, @Nullable String message) {
        Import shown = imports.require(id);
        return ImportView.of(shown, sources.name(shown.sourceId), message, clock.instant());
    }

    ImportView of(Import shown) {
        return ImportView.of(shown, sources.name(shown.sourceId), null, clock.instant());
    }
}
