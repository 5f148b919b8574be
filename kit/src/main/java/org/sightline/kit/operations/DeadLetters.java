package org.sightline.kit.operations;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.deadletter.DeadLetter;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.deadletter.Replayer;
import org.sightline.kit.message.MessageSchemas;
import org.sightline.kit.message.MessageSize;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.SqlFailure;

/**
 * What admins do with messages that were set aside: look at them, and discard them. Those who read the data of agencies as
 * well see what a message says; one of them drafts that it is taken or sent once more, corrected or as it is, and another one
 * approves it.
 */
@ApplicationScoped
public class DeadLetters {

    /** The topic of who may do what, which nobody writes by hand. */
    private static final String ROLES = "grants";

    private static final int SHOWN = 2_000;
    private static final int LONGEST_NOTE = 2_000;

    private final DeadLetterRepository letters;
    private final List<Replayer> replayers;
    private final CurrentCaller caller;
    private final Clock clock;

    DeadLetters(DeadLetterRepository letters, @All List<Replayer> replayers, CurrentCaller caller, Clock clock) {
        this.letters = letters;
        this.replayers = replayers;
        this.caller = caller;
        this.clock = clock;
    }

    /** A page of them, the newest first, with the beginnings of their payloads. */
    @Transactional
    public Page<DeadLetterView> list(@Nullable String state, @Nullable Integer asked, @Nullable String cursor) {
        caller.require(Action.ADMINISTER, null);
        DeadLetter.State wanted = state(state);
        int limit = Page.limit(asked);
        BoundCursor cursors = BoundCursor.to("dead-letters", wanted);
        BoundCursor.Place place = cursors.read(cursor, 1);
        List<DeadLetterView> read =
                letters.list(wanted, place == null ? null : (Long) place.number(0), limit + 1).stream()
                        .map(letter -> view(letter, SHOWN))
                        .toList();
        return Page.cut(read, limit, last -> cursors.after(last.id()), null);
    }

    private static DeadLetter.State state(@Nullable String word) {
        return switch (word == null ? "open" : word) {
            case "open" -> DeadLetter.State.OPEN;
            case "replayed" -> DeadLetter.State.REPLAYED;
            case "discarded" -> DeadLetter.State.DISCARDED;
            default -> throw Problem.malformed("state", "unknown", "Use open, replayed or discarded.");
        };
    }

    /** One of them, whole. */
    @Transactional
    public DeadLetterView read(long id) {
        caller.require(Action.ADMINISTER, null);
        return view(letters.lock(id).orElseThrow(Problem::notFound), Integer.MAX_VALUE);
    }

    /**
     * Drafts that it is taken or sent once more; another person approves it.
     *
     * @param corrected the payload to use; null for its own
     * @throws Problem 403 where the caller may not read it, 409 where it is decided, a newer one came or it is of a role, 422
     *     where the payload is no message of its topic
     */
    @Transactional
    public DeadLetterView draft(long id, @Nullable String corrected) {
        Caller by = caller.require(Action.ADMINISTER, null);
        DeadLetter letter = replayable(id);
        requireFits(letter, corrected == null ? letter.payload() : corrected);
        letters.draft(id, corrected, by.name(), by.identity(), clock.instant());
        return view(letters.lock(id).orElseThrow(Problem::notFound), Integer.MAX_VALUE);
    }

    /**
     * Takes or sends it as another person drafted it.
     *
     * @param draft the number of the draft that the caller looked at
     * @throws Problem 403 where the caller drafted it or may not read it, 409 where there is no such draft, it is decided or a
     *     newer one came, 422 where it still cannot be taken, with the reason
     */
    @Transactional
    public DeadLetterView approve(long id, @Nullable Long draft) {
        Caller by = caller.require(Action.ADMINISTER, null);
        DeadLetter letter = replayable(id);
        DeadLetter.Draft drafted = letter.draft();
        if (drafted == null || draft == null || drafted.number() != draft) {
            throw Problem.conflict("That is not the draft as it is now. Look at it again.");
        }
        if (drafted.identity().equals(by.identity())) {
            throw Problem.forbidden("You drafted this. Another person approves it.");
        }
        replay(letter, requireFits(letter, drafted.payload() == null ? letter.payload() : drafted.payload()));
        return decided(letter, DeadLetter.State.REPLAYED, by, null);
    }

    /** One that may be taken or sent once more, for a caller who may read what it says. */
    private DeadLetter replayable(long id) {
        DeadLetter letter = open(id);
        caller.require(Action.OVERSEE, null);
        if (letter.supersededAt() != null) {
            throw Problem.conflict(
                    "A newer message of the same thing came since, so this one would take it back. Discard it.");
        }
        if (letter.topic().endsWith(ROLES)) {
            throw Problem.conflict(
                    "Roles are given by people and not by a message. Discard it, and give the role anew.");
        }
        return letter;
    }

    private static String requireFits(DeadLetter letter, @Nullable String payload) {
        if (payload == null) {
            throw Problem.invalid("/payload", "missing", "The message is empty. Give the payload to use.");
        }
        if (payload.getBytes(StandardCharsets.UTF_8).length > MessageSize.MOST_BYTES) {
            throw Problem.invalid(
                    "/payload", "too-large", "It is larger than " + MessageSize.MOST_BYTES + " bytes. Shorten it.");
        }
        List<String> faults = MessageSchemas.faults(letter.topic(), payload);
        if (!faults.isEmpty()) {
            throw Problem.invalid(
                    "/payload", "cannot-be-taken", "It is no message of its topic: " + String.join("; ", faults));
        }
        return payload;
    }

    private void replay(DeadLetter letter, String payload) {
        Replayer replayer = replayers.stream()
                .filter(one -> one.direction() == letter.direction())
                .findFirst()
                .orElseThrow(Problem::notFound);
        try {
            replayer.replay(letter, payload);
        } catch (IllegalArgumentException stillWrong) {
            throw Problem.invalid("/payload", "cannot-be-taken", String.valueOf(stillWrong.getMessage()));
        } catch (SqlFailure refused) {
            if (!refused.causedByValues()) {
                throw refused;
            }
            throw Problem.invalid(
                    "/payload", "cannot-be-taken", "The database refuses it: " + String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Puts it away for good.
     *
     * @param reason required
     * @throws Problem 409 where it is decided
     */
    @Transactional
    public DeadLetterView discard(long id, @Nullable String reason) {
        Caller admin = caller.require(Action.ADMINISTER, null);
        DeadLetter letter = open(id);
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("/reason", "missing", "Enter why nobody needs this message.");
        }
        if (reason.length() > LONGEST_NOTE) {
            throw Problem.invalid("/reason", "too-long", "Use at most " + LONGEST_NOTE + " characters.");
        }
        return decided(letter, DeadLetter.State.DISCARDED, admin, reason.strip());
    }

    private DeadLetter open(long id) {
        DeadLetter letter = letters.lock(id).orElseThrow(Problem::notFound);
        if (letter.state() != DeadLetter.State.OPEN) {
            throw Problem.conflict("It is decided already, by " + letter.decidedBy() + ".");
        }
        return letter;
    }

    private DeadLetterView decided(DeadLetter letter, DeadLetter.State state, Caller by, @Nullable String note) {
        letters.decide(letter.id(), state, by.name(), by.identity(), note, clock.instant());
        return view(letters.lock(letter.id()).orElseThrow(Problem::notFound), Integer.MAX_VALUE);
    }

    private DeadLetterView view(DeadLetter letter, int longestPayload) {
        return DeadLetterView.of(letter, longestPayload, caller.get());
    }
}
