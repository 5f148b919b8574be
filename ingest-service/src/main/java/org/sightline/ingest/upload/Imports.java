package org.sightline.ingest.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.ingest.column.Profile;
import org.sightline.ingest.column.Reading;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.file.RawFiles;
import org.sightline.ingest.source.Source;
import org.sightline.ingest.source.SourceRepository;
import org.sightline.kit.file.KeptFiles;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;
import org.sightline.tabular.UnreadableFile;

/** An import's life as people move it: uploaded, mapped, cancelled. The work on it is done in the room {@code run}. */
@ApplicationScoped
class Imports {

    private final ImportRepository imports;
    private final SourceRepository sources;
    private final RawFiles files;
    private final Event<ImportReady> ready;
    private final ImportSettings settings;
    private final Clock clock;

    Imports(
            ImportRepository imports,
            SourceRepository sources,
            RawFiles files,
            Event<ImportReady> ready,
            ImportSettings settings,
            Clock clock) {
        this.imports = imports;
        this.sources = sources;
        this.files = files;
        this.ready = ready;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * An upload's answer.
     *
     * @param fresh false where the same content from the same source is there already
     */
    record Received(UUID id, boolean fresh) {}

    /** Keeps a file; {@link #receive} makes an import of it. */
    KeptFiles.Kept keep(InputStream body, long announcedBytes) {
        return files.keep(body, announcedBytes);
    }

    /**
     * Looks at a kept file, and makes an import of it. Uploads of the same content wait for each other, in all instances:
     * of two at the same moment the second finds the first.
     *
     * @throws Problem 409 where another source has the content and the upload does not say that it is meant, 422 where the
     *     file cannot be read, 429 where too many imports are open
     */
    @Transactional
    Received receive(KeptFiles.Kept kept, Upload upload) {
        imports.lockContent(kept.sha256());
        Optional<Received> same = upload.again() ? Optional.empty() : sameContent(upload.sourceId(), kept.sha256());
        if (same.isPresent()) {
            return same.get();
        }
        if (!upload.elsewhere()) {
            requireNotElsewhere(upload.sourceId(), kept.sha256());
        }
        requireRoom(upload.startedBy());
        Source source = sources.findOrCreate(
                upload.sourceId(), upload.newSource().name(), upload.newSource().documentType(), clock.instant());
        String state = upload.state() == null ? source.state() : upload.state();
        Profile profile = source.profile().withBuyer(upload.buyer());
        UUID id = create(upload, kept, state, lookAtNew(kept, profile, state, source.documentType()));
        ready.fire(new ImportReady(id));
        return new Received(id, true);
    }

    /**
     * Asks whether an upload would be taken.
     *
     * @param bytes 0 where they are not known
     * @throws Problem 413 where it is too large, 429 where too many imports are open
     */
    ImportCheckResource.Checked check(Upload.About about, long bytes, String person) {
        settings.requireSize(bytes);
        requireRoom(person);
        Optional<Source> source = sources.findByIdOptional(about.sourceId());
        String state = about.state() == null ? source.map(Source::state).orElse(null) : about.state();
        return new ImportCheckResource.Checked(about.sourceId(), source.isEmpty(), state);
    }

    private void requireRoom(String person) {
        long open = imports.countOpen(null);
        long own = imports.countOpen(person);
        if (open >= settings.mostOpen() || own >= settings.mostOpenOfOne()) {
            throw Problem.of(
                    429,
                    "too-many-open",
                    "Too many imports are open",
                    "You have " + own + " open imports of at most " + settings.mostOpenOfOne() + ", and there are "
                            + open + " of at most " + settings.mostOpen() + " in all. Wait until some are done.");
        }
    }

    private Optional<Received> sameContent(String sourceId, String sha256) {
        return imports.sameContent(sourceId, sha256).map(earlier -> new Received(earlier.id, false));
    }

    /** The same lines under two sources are counted twice, and so are their findings. */
    private void requireNotElsewhere(String sourceId, String sha256) {
        imports.sameContentElsewhere(sourceId, sha256).ifPresent(earlier -> {
            throw Problem.of(
                    409,
                    "same-content-elsewhere",
                    "Another source has this file",
                    "The file is identical to \"" + earlier.filename + "\" of source \""
                            + sources.name(earlier.sourceId) + "\" (import " + earlier.id
                            + "). Its lines would be held twice. Choose that source, or add elsewhere=true if they are"
                            + " other purchases.");
        });
    }

    private Reading lookAtNew(
            KeptFiles.Kept kept, Profile profile, @Nullable String state, @Nullable DocumentType type) {
        try {
            return look(kept.sha256(), profile, state, type);
        } catch (UnreadableFile unreadable) {
            files.forget(kept);
            throw Problem.of(
                    422, "unreadable-file", "The file cannot be read", String.valueOf(unreadable.getMessage()));
        }
    }

    private Reading look(String sha256, Profile profile, @Nullable String state, @Nullable DocumentType type) {
        try {
            NoRegister.refuse(files.file(sha256), settings.maxBytes());
            return Reading.of(files.file(sha256), profile, state, type, settings.maxBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException("A kept file could not be read", failed);
        }
    }

    private UUID create(Upload upload, KeptFiles.Kept kept, @Nullable String state, Reading reading) {
        Import received = Import.received(upload, kept, clock.instant());
        received.readAs(imports.withIdsOfLayout(received, reading), state);
        imports.persist(received);
        if (reading.questions().isEmpty()) {
            // A file that could be read teaches the source its state; its columns are guessed again each time.
            sources.require(upload.sourceId()).learnState(state, clock.instant());
        }
        return received.id;
    }

    /** Lets the source remember how a file was read that asked nothing, where it knows nothing yet. */
    @Transactional
    void learn(UUID id) {
        Import received = imports.require(id);
        Source source = sources.require(received.sourceId);
        if (received.status != ImportStatus.NEEDS_MAPPING && source.profile().mapping() == null) {
            Profile read = MappingRequest.NOTHING
                    .profile(received.columns, received.mapping.buyer(), source.profile())
                    .withShapes(received.layout.headers(), received.mapping)
                    .withJoins(source.profile().joins());
            source.learn(read, received.state, null, clock.instant());
        }
    }

    /** Takes what a person says about the columns; work begins where nothing is left to ask. */
    @Transactional
    void map(UUID id, @Nullable String ifMatch, MappingRequest said) {
        Import asked = imports.lock(id);
        ETags.require(ifMatch, asked.version());
        asked.requireQuestion();
        Source source = sources.require(asked.sourceId);
        Profile profile = said.profile(asked.columns, asked.mapping.buyer(), source.profile())
                .withJoins(asked.mapping.joins() == null ? source.profile().joins() : Boolean.TRUE);
        String state = said.state() == null ? asked.state : said.state();
        DocumentType type = said.documentType() == null ? source.documentType() : said.documentType();
        Reading reading = look(asked.sha256, profile, state, type);
        requireAnswers(reading.questions());
        asked.readAs(imports.withIdsOfLayout(asked, reading), state);
        asked.queuedAt = clock.instant();
        if (said.saves()) {
            Profile learned = profile.withShapes(reading.layout().headers(), reading.mapping());
            source.learn(learned.withEarlier(source.profile()), state, said.documentType(), clock.instant());
        }
        ready.fire(new ImportReady(id));
    }

    private static void requireAnswers(List<String> questions) {
        if (!questions.isEmpty()) {
            throw Problem.invalid(
                    "Something is still missing; see errors.",
                    questions.stream()
                            .map(question -> new Problem.Fault("/columns", "missing", "Please say " + question + "."))
                            .toList());
        }
    }

    /** Stops an import: at once where no work has begun, else when no batch is half done; what was stored is taken back. */
    @Transactional
    void cancel(UUID id, @Nullable String ifMatch, String person) {
        Import asked = imports.lock(id);
        ETags.require(ifMatch, asked.version());
        asked.cancel(person, clock.instant());
    }
}
