package org.sightline.ingest.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.ingest.source.DocumentType;
import org.sightline.ingest.source.Field;
import org.sightline.ingest.source.Profile;
import org.sightline.ingest.source.Reading;
import org.sightline.ingest.source.Source;
import org.sightline.ingest.source.SourceRepository;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.correlation.Correlation;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.UnreadableFile;

/** An import's life as people move it: uploaded, mapped, cancelled. The work on it is done in the room {@code run}. */
@ApplicationScoped
class Imports {

    private final ImportRepository imports;
    private final SourceRepository sources;
    private final RawFiles files;
    private final Event<ImportReady> ready;
    private final long mostBytes;
    private final Clock clock = Clock.systemUTC();

    Imports(
            ImportRepository imports,
            SourceRepository sources,
            RawFiles files,
            Event<ImportReady> ready,
            @ConfigProperty(name = "sightline.import.max-bytes") long mostBytes) {
        this.imports = imports;
        this.sources = sources;
        this.files = files;
        this.ready = ready;
        this.mostBytes = mostBytes;
    }

    /**
     * What is known of an upload besides its bytes.
     *
     * @param state two capital letters; null where the source says it
     * @param buyer the one buyer of all lines; null where a column or the source says it
     * @param again whether to import content that was imported before
     */
    record Upload(String filename, String sourceId, String state, String buyer, boolean again, long bytes) {}

    /**
     * An upload's answer.
     *
     * @param fresh false where the same content from the same source is there already
     */
    record Received(UUID id, boolean fresh) {}

    /** Keeps the file, looks at it, and makes an import of it. */
    Received receive(InputStream body, Upload upload, Caller caller) {
        RawFiles.Kept kept = files.keep(body, upload.bytes());
        if (!upload.again()) {
            Optional<Received> same = sameContent(upload.sourceId(), kept.sha256());
            if (same.isPresent()) {
                return same.get();
            }
        }
        Source source = source(upload);
        Profile profile = withBuyer(source.profile(), upload.buyer());
        String state = upload.state() == null ? source.state() : upload.state();
        Reading reading;
        try {
            reading = look(kept.sha256(), profile, state, source.documentType());
        } catch (UnreadableFile unreadable) {
            files.forget(kept);
            throw Problem.of(422, "unreadable-file", "The file cannot be read", unreadable.getMessage());
        }
        UUID id = create(upload, kept, state, reading, caller);
        ready.fire(new ImportReady(id));
        return new Received(id, true);
    }

    @Transactional
    Optional<Received> sameContent(String sourceId, String sha256) {
        return imports.sameContent(sourceId, sha256).map(earlier -> new Received(earlier.id, false));
    }

    @Transactional
    Source source(Upload upload) {
        return sources.findOrCreate(upload.sourceId(), clock.instant());
    }

    private static Profile withBuyer(Profile profile, String buyer) {
        return buyer == null
                ? profile
                : new Profile(
                        profile.mapping(),
                        profile.dateOrder(),
                        profile.decimalComma(),
                        profile.delimiter(),
                        profile.encoding(),
                        buyer);
    }

    private Reading look(String sha256, Profile profile, String state, DocumentType type) {
        try {
            return Reading.of(files.path(sha256), profile, state, type, mostBytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("A kept file could not be read", failed);
        }
    }

    @Transactional
    UUID create(Upload upload, RawFiles.Kept kept, String state, Reading reading, Caller caller) {
        Instant now = clock.instant();
        Import import_ = new Import();
        import_.id = UUID.randomUUID();
        import_.sourceId = upload.sourceId();
        import_.filename = upload.filename();
        import_.sha256 = kept.sha256();
        import_.bytes = kept.bytes();
        import_.state = state;
        import_.startedBy = caller.name();
        import_.correlationId = Correlation.current();
        import_.receivedAt = now;
        import_.read(reading);
        imports.persist(import_);
        if (reading.questions().isEmpty()) {
            // A file that could be read teaches the source its state; its columns are guessed again each time.
            Source source = sources.findById(upload.sourceId());
            if (source.state() == null) {
                source.learn(source.profile(), state, null, now);
            }
        }
        return import_.id;
    }

    /** Takes what a person says about the columns; work begins where nothing is left to ask. */
    @Transactional
    void map(UUID id, MappingRequest said) {
        Import import_ = imports.findByIdOptional(id).orElseThrow(Problem::notFound);
        if (import_.status() != ImportStatus.NEEDS_MAPPING) {
            throw Problem.conflict("The import does not wait for a mapping; it is "
                    + import_.status().word() + ".");
        }
        if (said.state() != null && !said.state().matches("[A-Z]{2}")) {
            throw Problem.invalid("/state", "bad-state", "Write the state in two capital letters.");
        }
        Source source = sources.findById(import_.sourceId);
        Profile profile = profile(import_, source, said);
        String state = said.state() == null ? import_.state : said.state();
        DocumentType type = said.documentType() == null ? source.documentType() : said.documentType();
        Reading reading = look(import_.sha256, profile, state, type);
        if (!reading.questions().isEmpty()) {
            throw Problem.invalid(
                    "Something is still missing; see errors.",
                    reading.questions().stream()
                            .map(question -> new Problem.Fault("/columns", "missing", "Please say " + question + "."))
                            .toList());
        }
        import_.state = state;
        import_.read(reading);
        if (said.save() == null || said.save()) {
            source.learn(profile, state, said.documentType(), clock.instant());
        }
        ready.fire(new ImportReady(id));
    }

    /** What was guessed, with what the person says in its place. */
    private static Profile profile(Import import_, Source source, MappingRequest said) {
        Set<String> known = new HashSet<>();
        Map<String, Field> mapping = new LinkedHashMap<>();
        import_.columns.forEach(column -> {
            known.add(column.header());
            Field field = said.columns().getOrDefault(column.header(), column.field());
            boolean guessed = !said.columns().containsKey(column.header());
            // A guess gives way to what is said of another column; a department is a buyer only where somebody says so.
            boolean givesWay =
                    guessed && (field == Field.DEPARTMENT || said.columns().containsValue(field));
            mapping.put(column.header(), field == null || givesWay ? Field.IGNORE : field);
        });
        List<Problem.Fault> faults = new ArrayList<>();
        said.columns().keySet().stream()
                .filter(header -> !known.contains(header))
                .sorted()
                .forEach(header -> faults.add(new Problem.Fault(
                        "/columns",
                        "unknown-column",
                        "The file has no column \"" + header + "\". It has: "
                                + String.join(", ", import_.layout.headers()) + ".")));
        if (!faults.isEmpty()) {
            throw Problem.invalid("The mapping names columns that are not there; see errors.", faults);
        }
        Profile before = source.profile();
        return new Profile(
                mapping,
                said.dateOrder() == null ? before.dateOrder() : said.dateOrder(),
                said.decimalComma() == null ? before.decimalComma() : said.decimalComma(),
                before.delimiter(),
                before.encoding(),
                said.buyer() == null ? import_.mapping.buyer() : said.buyer().strip());
    }

    /** Stops an import: at once where no work has begun, else when no batch is half done. */
    @Transactional
    void cancel(UUID id) {
        Import import_ = imports.findByIdOptional(id).orElseThrow(Problem::notFound);
        if (!import_.status().isCancellable()) {
            throw Problem.conflict(
                    "The import is over; it is " + import_.status().word() + ".");
        }
        if (import_.startedAt == null) {
            import_.status = ImportStatus.CANCELLED.word();
            import_.message = "Cancelled before it began.";
            import_.finishedAt = clock.instant();
        } else {
            import_.cancelWanted = true;
            import_.message = "It will be cancelled when the present batch is done.";
        }
    }
}
