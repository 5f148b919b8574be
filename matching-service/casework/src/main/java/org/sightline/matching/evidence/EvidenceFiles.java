package org.sightline.matching.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.evidence.EvidenceFolder.Arrived;
import org.sightline.matching.finding.Actors;
import org.sightline.matching.finding.Actors.Actor;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.held.AgencyRepository;

/** Adds files to findings and withdraws them. Each step is an entry in the timeline; nothing is taken away. */
@ApplicationScoped
class EvidenceFiles {

    private static final int LONGEST_TEXT = 500;

    private final EvidenceRepository files;
    private final EvidenceFolder folder;
    private final FindingRepository findings;
    private final FindingAccess access;
    private final AgencyRepository agencies;
    private final EvidenceSettings settings;
    private final Actors actors;
    private final CurrentCaller caller;
    private final Clock clock;

    EvidenceFiles(
            EvidenceRepository files,
            EvidenceFolder folder,
            FindingRepository findings,
            FindingAccess access,
            AgencyRepository agencies,
            EvidenceSettings settings,
            Actors actors,
            CurrentCaller caller,
            Clock clock) {
        this.files = files;
        this.folder = folder;
        this.findings = findings;
        this.access = access;
        this.agencies = agencies;
        this.settings = settings;
        this.actors = actors;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Asks, before a byte of a file is read, whether the caller may add one.
     *
     * @return the agency that the finding is of today
     * @throws Problem 404 where the caller may not know of the finding, 403 where it may not add to it
     */
    @Transactional
    UUID requireMayAdd(UUID id) {
        Finding finding = access.require(findings.findById(id), Action.ATTACH);
        UUID agency = agencies.canonical(finding.agencyId());
        actor(finding);
        return agency;
    }

    /**
     * Adds a file that arrived.
     *
     * @param agency as {@link #requireMayAdd} said it
     * @param note what it shows; null for nothing
     * @throws Problem 409 where the finding has the file or as many as it may have, 507 where the agency has no room
     */
    @Transactional
    EvidenceFile add(UUID id, UUID agency, Arrived arrived, String name, @Nullable String note) {
        files.lock(agency);
        Finding finding = access.require(findings.lock(id), Action.ATTACH);
        Actor actor = actor(finding);
        requireRoom(finding, agency, arrived.part().bytes());
        folder.keep(arrived);
        EvidenceFile file = new EvidenceFile(
                UUID.randomUUID(),
                id,
                finding.agencyId(),
                name,
                arrived.kind(),
                arrived.part().bytes(),
                arrived.part().sha256(),
                arrived.reduced(),
                actor.side(),
                actor.person().name(),
                clock.instant(),
                note,
                null,
                null,
                null,
                null);
        if (!files.add(file, actor.person())) {
            throw Problem.conflict("The finding already has this file, perhaps under another name. Nothing was added.");
        }
        String said = described(file) + (note == null ? "" : "\n" + note);
        record(finding, actor, TimelineEntry.Action.FILE_ADDED, said, file.addedAt());
        return file;
    }

    /** The files of a finding, withdrawn ones too, the latest first. */
    @Transactional
    List<EvidenceFile> of(UUID id) {
        access.require(findings.findById(id), Action.READ);
        return files.of(id);
    }

    /**
     * A file whose bytes the caller may have.
     *
     * @throws Problem 404 where there is none that the caller may know of, 410 where its time is over, or where it is
     *     withdrawn and the caller is not of the office
     */
    @Transactional
    EvidenceFile given(UUID id, UUID fileId) {
        access.require(findings.findById(id), Action.READ);
        EvidenceFile file = files.one(id, fileId).orElseThrow(Problem::notFound);
        if (file.wasDeleted()) {
            throw gone(
                    "The time for which it is kept is over, and its bytes were deleted on " + file.deletedAt() + ".");
        }
        if (file.wasWithdrawn() && !caller.get().readsAll()) {
            throw gone(file.withdrawnBy() + " withdrew it on " + file.withdrawnAt()
                    + ". Only the oversight office still reads it.");
        }
        return file;
    }

    private static Problem gone(String why) {
        return Problem.of(410, "file-gone", "The file is no longer given", why);
    }

    /**
     * Withdraws a file: it stays in the list, with who withdrew it and why. The agency withdraws its own and the office its
     * own.
     *
     * @throws Problem 409 where it is withdrawn already, 403 where the other side added it
     */
    @Transactional
    EvidenceFile withdraw(UUID id, UUID fileId, @Nullable String reason) {
        Finding finding = access.require(findings.lock(id), Action.ATTACH);
        EvidenceFile file = files.one(id, fileId).orElseThrow(Problem::notFound);
        String because = bounded("/reason", reason);
        if (because == null) {
            throw Problem.invalid("/reason", "missing", "Enter why the file is withdrawn.");
        }
        if (file.wasWithdrawn()) {
            throw Problem.conflict("The file is already withdrawn.");
        }
        Actor actor = actor(finding);
        if (actor.side() != file.side()) {
            throw Problem.forbidden("The " + file.side().wireName() + " added this file, so only it can withdraw it.");
        }
        Instant now = clock.instant();
        files.withdraw(fileId, actor.person(), now, because);
        record(finding, actor, TimelineEntry.Action.FILE_WITHDRAWN, described(file) + "\n" + because, now);
        return files.one(id, fileId).orElseThrow();
    }

    /** What somebody wrote, or null for nothing. */
    static @Nullable String bounded(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid(pointer, "too-long", "Use at most " + LONGEST_TEXT + " characters.");
        }
        return text.strip();
    }

    private static String described(EvidenceFile file) {
        return file.name() + " (" + file.bytes() + " bytes, SHA-256 " + file.sha256() + ")";
    }

    private Actor actor(Finding finding) {
        return actors.on(finding, "adds or withdraws files");
    }

    private void requireRoom(Finding finding, UUID agency, long bytes) {
        if (files.count(finding.id()) >= settings.mostOfFinding()) {
            throw Problem.conflict("The finding has " + settings.mostOfFinding()
                    + " files, withdrawn ones too, and more are not taken. Put several pages into one PDF.");
        }
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        if (files.bytes(ids) + bytes > settings.maxAgencyBytes()) {
            throw Problem.of(
                    507,
                    "agency-quota",
                    "The agency has no room for more files",
                    "The evidence files of one agency may have " + (settings.maxAgencyBytes() >> 20)
                            + " MB together. Nothing was kept. Send a smaller file, or ask the oversight office.");
        }
    }

    private void record(Finding finding, Actor actor, TimelineEntry.Action action, String said, Instant now) {
        TimelineEntry entry = new TimelineEntry(
                now,
                actor.person().name(),
                actor.role(),
                action,
                said,
                null,
                null,
                actor.person().identity());
        findings.store(List.of(FindingChange.of(finding).add(entry)), now);
    }
}
