package org.sightline.matching.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.discussion.Note.Audience;
import org.sightline.matching.finding.Actors;
import org.sightline.matching.finding.Actors.Actor;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingAccess;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.Side;
import org.sightline.matching.finding.Wording;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.task.Tasks;
import org.sightline.matching.template.NotificationKind;

/** Adds notes to findings and gives them to those who may read them. */
@ApplicationScoped
class Notes {

    /** Of one side on one finding, so that neither fills the discussion for the other. */
    private static final int MOST_NOTES = 200;

    private final NoteRepository notes;
    private final FindingRepository findings;
    private final FindingAccess access;
    private final Actors actors;
    private final Tasks tasks;
    private final Notifications notifications;
    private final CurrentCaller caller;
    private final Clock clock;

    Notes(
            NoteRepository notes,
            FindingRepository findings,
            FindingAccess access,
            Actors actors,
            Tasks tasks,
            Notifications notifications,
            CurrentCaller caller,
            Clock clock) {
        this.notes = notes;
        this.findings = findings;
        this.access = access;
        this.actors = actors;
        this.tasks = tasks;
        this.notifications = notifications;
        this.caller = caller;
        this.clock = clock;
    }

    /** The notes on a finding that the caller may read, the oldest first. */
    @Transactional
    List<Note> of(UUID id) {
        access.require(findings.findById(id), Action.READ);
        return notes.of(id, read());
    }

    /** What the caller may read: whoever reads all agencies is of the office. */
    private Set<Audience> read() {
        return caller.get().readsAll() ? Set.of(Audience.OFFICE, Audience.AGENCY) : Set.of(Audience.AGENCY);
    }

    /**
     * Lets the request go on where the caller may add notes to the finding.
     *
     * @throws Problem 404 where the caller may not know of it, 403 where it may not add to it
     */
    @Transactional
    void requireMayAdd(UUID id) {
        access.require(findings.findById(id), Action.ATTACH);
    }

    /**
     * Adds a note.
     *
     * @throws Problem 403, 404, 422; 409 where the side has as many as it may have, or the note is corrected already
     */
    @Transactional
    Note add(UUID id, NoteRequest asked) {
        Finding finding = access.require(findings.lock(id), Action.ATTACH);
        Actor actor = actors.on(finding, "writes");
        String text = Wording.text("/text", asked.text(), "Write what the note says.");
        List<Note> held = notes.of(id, read());
        if (held.stream().filter(note -> note.side() == actor.side()).count() >= MOST_NOTES) {
            throw Problem.conflict("The " + actor.side().wireName() + " has " + MOST_NOTES
                    + " notes on this finding, and more are not taken.");
        }
        Note corrected = corrected(held, actor.side(), asked.corrects());
        Note added = new Note(
                UUID.randomUUID(),
                id,
                finding.agencyId(),
                audience(actor.side(), asked.audience(), corrected),
                actor.side(),
                text,
                actor.person().name(),
                clock.instant(),
                asked.corrects(),
                null);
        notes.add(added, actor.person());
        tell(added);
        return added;
    }

    /** The other side is told of what it may read, and of nothing of what the note says. */
    private void tell(Note added) {
        if (added.audience() == Audience.OFFICE) {
            return;
        }
        boolean byOffice = added.side() == Side.OFFICE;
        notifications.tell(Notification.of(
                        byOffice ? NotificationKind.OFFICE_NOTE : NotificationKind.AGENCY_NOTE,
                        added.agencyId(),
                        Map.of("author", Value.text(added.addedBy())),
                        "/findings/" + added.findingId() + "#discussion")
                .to(byOffice ? null : tasks.ownerOf(added.findingId())));
    }

    private static @Nullable Note corrected(List<Note> held, Side side, @Nullable UUID corrects) {
        if (corrects == null) {
            return null;
        }
        Note corrected = held.stream()
                .filter(note -> note.id().equals(corrects))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("/corrects", "unknown", "There is no such note on this finding."));
        if (corrected.side() != side) {
            throw Problem.forbidden(
                    "The " + corrected.side().wireName() + " wrote this note, so only it can correct it.");
        }
        if (corrected.correctedBy() != null) {
            throw Problem.conflict("This note is already corrected. Correct the note that replaced it.");
        }
        return corrected;
    }

    private static Audience audience(Side side, @Nullable Audience asked, @Nullable Note corrected) {
        if (side == Side.AGENCY && asked == Audience.OFFICE) {
            throw Problem.invalid("/audience", "office-only", "What an agency writes, the office and the agency read.");
        }
        if (corrected != null) {
            if (asked != null && asked != corrected.audience()) {
                throw Problem.invalid(
                        "/audience", "another-audience", "A correction has the audience of the note that it corrects.");
            }
            return corrected.audience();
        }
        if (asked != null) {
            return asked;
        }
        return side == Side.OFFICE ? Audience.OFFICE : Audience.AGENCY;
    }
}
