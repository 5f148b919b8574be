package org.sightline.matching.finding;

import java.util.Map;
import java.util.Set;
import org.sightline.kit.problem.Problem;

/**
 * Where a finding stands. Pure: each step gives the next life or says why it may not be.
 *
 * <p>Two people close a finding: the first triages (confirms or dismisses), another determines (gives the outcome). An
 * outcome sent with the first decision is kept in the timeline as a proposal. The pairs that cannot be are also
 * excluded by the table's check constraints.
 *
 * @param status new, triaged, notified, responded, under_review or closed
 * @param outcome null unless closed
 * @param decision confirmed, dismissed or null: what an analyst last decided
 * @param triagedBy who decided first; null while nobody did
 */
public record FindingLifecycle(String status, String outcome, String decision, String triagedBy) {

    public static final String NOT_A_MATCH = "not_a_match";
    public static final String DISMISSED = "dismissed";
    public static final String CONFIRMED = "confirmed";
    public static final String REOPENED = "reopened";
    public static final String NOTIFIED = "notified";

    private static final Map<String, Set<String>> OUTCOMES = Map.of(
            CONFIRMED, Set.of("confirmed_removed", "confirmed_waived", "confirmed_remediation_planned"),
            DISMISSED, Set.of("not_covered", NOT_A_MATCH, "data_error"));
    private static final Set<String> ANSWERS = Set.of("accepted", "disputed", "removed", "planned", "more_time");

    /** A finding that was just opened. */
    public static FindingLifecycle opened() {
        return new FindingLifecycle("new", null, null, null);
    }

    /** A finding that is known to be no match from an earlier, equal decision. */
    public static FindingLifecycle remembered(String decidedBy) {
        return new FindingLifecycle("closed", NOT_A_MATCH, DISMISSED, decidedBy);
    }

    /**
     * An analyst decides.
     *
     * @param decided confirmed, dismissed, reopened, or notified: the agency was told of it and asked
     * @param wanted the outcome to close with; null to leave it open
     * @throws Problem 422 for words that are not ours or do not fit, 409 where the finding is closed (or, for
     *     reopened, undecided; for notified, answered), 403 where one person would both triage and determine
     */
    public FindingLifecycle decide(String by, String decided, String wanted) {
        if (REOPENED.equals(decided)) {
            return reopen();
        }
        if (NOTIFIED.equals(decided)) {
            return tell(wanted);
        }
        Set<String> fitting = decided == null ? null : OUTCOMES.get(decided);
        if (fitting == null) {
            throw Problem.invalid(
                    "/decision", "unknown-decision", "Send confirmed, dismissed, reopened, notified or purpose.");
        }
        if (wanted != null && !fitting.contains(wanted)) {
            throw Problem.invalid(
                    "/outcome",
                    "outcome-does-not-fit",
                    "With " + decided + " the outcome is one of "
                            + fitting.stream().sorted().toList() + ".");
        }
        requireOpen();
        if (wanted != null && triagedBy != null) {
            return determine(by, decided, wanted);
        }
        boolean answered = status.equals("responded") || status.equals("under_review");
        boolean told = status.equals(NOTIFIED) && decided.equals(CONFIRMED);
        return new FindingLifecycle(
                answered ? "under_review" : told ? NOTIFIED : "triaged",
                null,
                decided,
                triagedBy == null ? by : triagedBy);
    }

    private FindingLifecycle tell(String wanted) {
        if (wanted != null) {
            throw Problem.invalid(
                    "/outcome", "outcome-does-not-fit", "Telling the agency closes nothing. Leave the outcome out.");
        }
        if (!status.equals("new") && !status.equals("triaged") && !status.equals(NOTIFIED)) {
            throw Problem.conflict("The finding is " + status.replace('_', ' ') + ", so the agency knows of it.");
        }
        return new FindingLifecycle(NOTIFIED, null, decision, triagedBy);
    }

    /**
     * Lets a change by an analyst go on.
     *
     * @throws Problem 409 where the finding is closed
     */
    public void requireOpen() {
        if (status.equals("closed")) {
            throw Problem.conflict("The finding is closed. Reopen it first, then decide.");
        }
    }

    private FindingLifecycle determine(String by, String decided, String wanted) {
        if (by.equals(triagedBy)) {
            throw Problem.forbidden("You were the first to decide this finding, so another person closes it.");
        }
        return new FindingLifecycle("closed", wanted, decided, triagedBy);
    }

    private FindingLifecycle reopen() {
        if (decision == null) {
            throw Problem.conflict("Nothing was decided yet, so there is nothing to reopen.");
        }
        return opened();
    }

    /**
     * The agency answers. An answer to a closed finding is recorded and does not open it: an analyst may.
     *
     * @throws Problem 422 for an answer that is not ours
     */
    public FindingLifecycle answer(String answer) {
        if (answer == null || !ANSWERS.contains(answer)) {
            throw Problem.invalid(
                    "/answer", "unknown-answer", "Send accepted, disputed, removed, planned or more_time.");
        }
        if (status.equals("closed")) {
            return this;
        }
        return new FindingLifecycle(
                answer.equals("disputed") ? "under_review" : "responded", null, decision, triagedBy);
    }

    /** Whether the finding was put aside as no match. */
    public boolean isNotAMatch() {
        return NOT_A_MATCH.equals(outcome);
    }
}
