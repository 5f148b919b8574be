package org.sightline.matching.join;

import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.lifecycle.Decision;
import org.sightline.matching.lifecycle.FindingLifecycle;
import org.sightline.matching.lifecycle.FindingLifecycle.Closed;
import org.sightline.matching.lifecycle.Status;
import org.sightline.matching.verdict.facts.Purpose;

/**
 * Which of two findings of one purchase goes on. Pure. The stricter one does, so that joining loses neither a decision nor
 * what an agency was told or answered; where each has something that the other lacks, a person settles that first. Where one of
 * them is closed, it takes two people.
 */
final class JoinRules {

    private JoinRules() {}

    /**
     * A finding as far as it matters here.
     *
     * @param told whether its agency knows of it
     * @param purpose null while nobody said
     */
    record Standing(
            FindingLifecycle state, boolean told, @Nullable Purpose purpose) {

        private @Nullable Decision decision() {
            FindingLifecycle.Triage triage = state.triage();
            return triage == null ? null : triage.decision();
        }

        /** Dismissed asks the least, confirmed the most. */
        private int strictness() {
            Decision decision = decision();
            return decision == null ? 1 : decision == Decision.CONFIRMED ? 2 : 0;
        }

        /** How far office and agency are with each other. */
        private int progress() {
            return switch (state.status()) {
                case NEW, TRIAGED -> told ? 1 : 0;
                case NOTIFIED -> 1;
                case RESPONDED -> 2;
                case UNDER_REVIEW -> 3;
                case CLOSED -> 4;
            };
        }

        private boolean isAtLeast(Standing other) {
            return strictness() >= other.strictness() && progress() >= other.progress();
        }
    }

    /** Which one goes on; both could where they stand alike. */
    enum Goes {
        FIRST,
        SECOND,
        EITHER
    }

    /**
     * That two findings may be joined.
     *
     * @param takesTwo whether another person has to agree
     */
    record Joining(Goes goes, boolean takesTwo) {}

    /**
     * Whether two findings may be joined, and how.
     *
     * @throws Problem 409 with what to do first
     */
    static Joining of(Standing first, Standing second) {
        if (purpose(first) != purpose(second)) {
            throw Problem.conflict(
                    "One of them is out of scope of the laws by its purpose, the other is not. Set the same purpose on both,"
                            + " then join them.");
        }
        Decision one = first.decision();
        Decision other = second.decision();
        if (one != null && other != null && one != other) {
            throw Problem.conflict(
                    "One of them is confirmed and the other is dismissed. Reopen one or decide it like the other, then join"
                            + " them.");
        }
        boolean closed = first.state() instanceof Closed;
        if (closed != second.state() instanceof Closed) {
            return closed ? toClosed(first, second, Goes.FIRST) : toClosed(second, first, Goes.SECOND);
        }
        return closed ? bothClosed(first, second) : open(first, second);
    }

    private static Joining bothClosed(Standing first, Standing second) {
        if (first.state().outcome() != second.state().outcome()) {
            throw Problem.conflict("They were closed with different outcomes. Reopen one of them, then join them.");
        }
        if (first.decision() == Decision.DISMISSED) {
            throw Problem.conflict(
                    "Two people dismissed them, each for what it says. Reopen them, join them, then decide"
                            + " the one that goes on.");
        }
        return new Joining(open(first, second).goes(), true);
    }

    private static Joining toClosed(Standing closed, Standing open, Goes goes) {
        if (closed.decision() == Decision.DISMISSED) {
            throw Problem.conflict(
                    "Two people dismissed one of them, the other is open. Close the open one in the same way, or reopen"
                            + " the closed one, then join them.");
        }
        if (isAnswered(open)) {
            throw Problem.conflict(
                    "One of them is closed, and on the other the agency has answered. Review the answer first, then join them.");
        }
        return new Joining(goes, true);
    }

    private static Joining open(Standing first, Standing second) {
        boolean firstGoes = first.isAtLeast(second);
        boolean secondGoes = second.isAtLeast(first);
        if (!firstGoes && !secondGoes) {
            throw Problem.conflict(
                    "One of them is decided more strictly, and the agency knows more of the other. Decide both in the same way,"
                            + " then join them.");
        }
        // Where both stand alike, both are answered or none is.
        if (isAnswered(firstGoes ? second : first)) {
            throw Problem.conflict(
                    "The agency has answered on the one that would be joined to the other. Review the answer"
                            + " first, then join them.");
        }
        return new Joining(firstGoes && secondGoes ? Goes.EITHER : firstGoes ? Goes.FIRST : Goes.SECOND, false);
    }

    /** Whether the agency's answer waits for the office. */
    private static boolean isAnswered(Standing one) {
        Status status = one.state().status();
        return status == Status.RESPONDED || status == Status.UNDER_REVIEW;
    }

    private static Purpose purpose(Standing one) {
        return one.purpose() == null ? Purpose.DEFAULT : one.purpose();
    }
}
