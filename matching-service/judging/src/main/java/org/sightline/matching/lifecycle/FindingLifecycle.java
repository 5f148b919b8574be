package org.sightline.matching.lifecycle;

import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * Where a finding stands, as one type a state. Pure: each step gives the next state or says why it may not be taken.
 *
 * <p>Two people close a finding: the first triages it (confirms or dismisses), another determines it (gives the
 * outcome). To close is to agree: an outcome that contradicts the triage closes nothing, it is a new triage by that
 * person, and waits for another. An outcome that closes nothing is kept as a proposal. The table's check constraints
 * exclude the same impossible pairs.
 */
public sealed interface FindingLifecycle {

    /** Nobody has looked at it, or a decision was reopened. */
    record New() implements FindingLifecycle {}

    /** An analyst decided; the agency does not know yet. */
    record Triaged(Triage triage) implements FindingLifecycle {}

    /** The agency was told of it and asked; {@code triage} is null where nobody has decided yet. */
    record Notified(@Nullable Triage triage) implements FindingLifecycle {}

    /** The agency answered without a dispute. */
    record Responded(@Nullable Triage triage) implements FindingLifecycle {}

    /** The agency disputed it, or an analyst decided after an answer. */
    record UnderReview(@Nullable Triage triage) implements FindingLifecycle {}

    /** It ended. {@code triagedBy} held the same view before, {@code first} decided it before anybody else. */
    record Closed(Outcome outcome, Person triagedBy, Person first) implements FindingLifecycle {

        /** Of a finding that nobody decided otherwise before. */
        public Closed(Outcome outcome, Person triagedBy) {
            this(outcome, triagedBy, triagedBy);
        }
    }

    /**
     * A decision on an open finding.
     *
     * @param decision the last one
     * @param by who took it first; this person does not close the finding by it
     * @param proposed the outcome that was given with it; null for none
     * @param first who decided the finding before anybody else, however it was decided since
     */
    record Triage(Decision decision, Person by, @Nullable Outcome proposed, Person first) {

        /** A first decision without an outcome. */
        public Triage(Decision decision, Person by) {
            this(decision, by, null, by);
        }

        private boolean contradicts(Decision other, @Nullable Outcome outcome) {
            return other != decision || outcome != null && proposed != null && outcome != proposed;
        }
    }

    /**
     * A person, as the finding remembers one.
     *
     * @param name the sign-in name
     * @param identity the issuer and subject of the token; null in what was recorded before release 0.2
     */
    record Person(String name, @Nullable String identity) {

        /** Whether both are the same person. Names can change hands, so they count only where an identity is unknown. */
        boolean isSameAs(Person other) {
            return identity != null && other.identity != null
                    ? identity.equals(other.identity)
                    : name.equals(other.name);
        }
    }

    /** The status that others see. */
    default Status status() {
        return switch (this) {
            case New _ -> Status.NEW;
            case Triaged _ -> Status.TRIAGED;
            case Notified _ -> Status.NOTIFIED;
            case Responded _ -> Status.RESPONDED;
            case UnderReview _ -> Status.UNDER_REVIEW;
            case Closed _ -> Status.CLOSED;
        };
    }

    /** The last decision and its author; null while nobody has decided. */
    default @Nullable Triage triage() {
        return switch (this) {
            case New _ -> null;
            case Triaged(Triage triage) -> triage;
            case Notified(Triage triage) -> triage;
            case Responded(Triage triage) -> triage;
            case UnderReview(Triage triage) -> triage;
            case Closed(Outcome outcome, Person by, Person first) -> new Triage(outcome.decision(), by, null, first);
        };
    }

    /** How it ended; null while it is open. */
    default @Nullable Outcome outcome() {
        return this instanceof Closed closed ? closed.outcome() : null;
    }

    /** A state as it was stored. */
    static FindingLifecycle of(Status status, @Nullable Triage triage, @Nullable Outcome outcome) {
        return switch (status) {
            case NEW -> new New();
            case TRIAGED -> new Triaged(known(triage));
            case NOTIFIED -> new Notified(triage);
            case RESPONDED -> new Responded(triage);
            case UNDER_REVIEW -> new UnderReview(triage);
            case CLOSED ->
                new Closed(known(outcome), known(triage).by(), known(triage).first());
        };
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A stored finding lacks what its status needs");
        }
        return value;
    }

    /**
     * An analyst confirms or dismisses. With an outcome that agrees with what another person decided, the finding is
     * closed. A decision or an outcome that contradicts it takes its place and waits for another person in turn.
     *
     * @param outcome the outcome to close with; null to leave the finding open
     * @throws Problem 422 where the outcome does not fit the decision, 409 where the finding is closed, 403 where one
     *     person would both triage and determine
     */
    default FindingLifecycle decide(Person by, Decision decision, @Nullable Outcome outcome) {
        if (outcome != null && outcome.decision() != decision) {
            throw Problem.invalid(
                    "/outcome",
                    "outcome-does-not-fit",
                    "A " + decision.wireName() + " finding can be closed as: " + Outcome.inWords(decision)
                            + ". Choose one of these, or leave it open.");
        }
        requireOpen();
        Triage before = triage();
        if (before == null) {
            return triagedAs(new Triage(decision, by, outcome, by), decision);
        }
        if (before.contradicts(decision, outcome)) {
            return triagedAs(new Triage(decision, by, outcome, before.first()), decision);
        }
        return outcome == null ? triagedAs(before, decision) : close(by, outcome, before);
    }

    private FindingLifecycle triagedAs(Triage triage, Decision decision) {
        return switch (this) {
            case Responded _, UnderReview _ -> new UnderReview(triage);
            case Notified _ when decision == Decision.CONFIRMED -> new Notified(triage);
            default -> new Triaged(triage);
        };
    }

    private static FindingLifecycle close(Person by, Outcome outcome, Triage triage) {
        if (by.isSameAs(triage.by())) {
            throw Problem.forbidden(
                    "You were the first to decide this finding this way, so another person must close it.");
        }
        return new Closed(outcome, triage.by(), triage.first());
    }

    /**
     * The agency was told of the finding and asked.
     *
     * @throws Problem 409 where it has answered, or the finding is closed
     */
    default FindingLifecycle tellAgency() {
        return switch (this) {
            case New _, Triaged _, Notified _ -> new Notified(triage());
            case Responded _, UnderReview _, Closed _ ->
                throw Problem.conflict(
                        "The finding is " + status().wireName().replace('_', ' ') + ", so the agency knows of it.");
        };
    }

    /**
     * An analyst takes the decision back.
     *
     * @throws Problem 409 where there is none
     */
    default FindingLifecycle reopen() {
        if (triage() == null) {
            throw Problem.conflict("Nothing was decided yet, so there is nothing to reopen.");
        }
        return new New();
    }

    /** The agency answers. An answer to a closed finding is recorded and does not open it: an analyst may. */
    default FindingLifecycle answer(Answer answer) {
        if (this instanceof Closed) {
            return this;
        }
        return answer == Answer.DISPUTED ? new UnderReview(triage()) : new Responded(triage());
    }

    /** The plan for which it was closed is carried out, so it is closed as removed; anything else stays as it is. */
    default FindingLifecycle carryOut() {
        return this instanceof Closed(Outcome outcome, Person by, Person first)
                        && outcome == Outcome.CONFIRMED_REMEDIATION_PLANNED
                ? new Closed(Outcome.CONFIRMED_REMOVED, by, first)
                : this;
    }

    /**
     * Lets a change by an analyst go on.
     *
     * @throws Problem 409 where the finding is closed
     */
    default void requireOpen() {
        if (this instanceof Closed) {
            throw Problem.conflict("The finding is closed. Reopen it first, then decide.");
        }
    }

    /** Whether the finding was put aside as no match. */
    default boolean isNotAMatch() {
        return outcome() == Outcome.NOT_A_MATCH;
    }

    /** The outcome where there is one, else the status, as the timeline shows it. */
    default String stage() {
        Outcome outcome = outcome();
        return outcome == null ? status().wireName() : outcome.wireName();
    }
}
