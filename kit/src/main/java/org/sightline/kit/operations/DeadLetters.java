package org.sightline.kit.operations;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.deadletter.DeadLetter;
import org.sightline.kit.deadletter.DeadLetterRepository;
import org.sightline.kit.deadletter.Replayer;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.SqlFailure;

/**
 * What admins do with messages that were set aside: look at them, correct and replay them, discard them. What a message
 * says is shown only to who reads the data of agencies as well.
 */
@ApplicationScoped
public class DeadLetters {

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
     * Takes or sends it once more.
     *
     * @param corrected the payload to use; null for its own
     * @throws Problem 409 where it is decided or a newer one came, 422 where it still cannot be taken, with the reason
     */
    @Transactional
    public DeadLetterView replay(long id, @Nullable String corrected) {
        Caller admin = caller.require(Action.ADMINISTER, null);
        DeadLetter letter = open(id);
        if (letter.supersededAt() != null) {
            throw Problem.conflict(
                    "A newer message of the same thing came since, so this one would take it back." + " Discard it.");
        }
        String payload = corrected == null ? letter.payload() : corrected;
        if (payload == null) {
            throw Problem.invalid("/payload", "missing", "The message is empty. Give the payload to use.");
        }
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
        return decided(letter, DeadLetter.State.REPLAYED, admin, null);
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
            throw Problem.invalid("/reason", "missing", "Say why nobody needs this message.");
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
        return DeadLetterView.of(letter, longestPayload, !caller.get().readsAll());
    }
}
