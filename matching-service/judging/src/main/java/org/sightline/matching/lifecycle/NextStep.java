package org.sightline.matching.lifecycle;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen next with a finding, and so whose turn it is. {@link #TABLE} says it for each state; the first row
 * that fits counts.
 */
public enum NextStep {
    /** The office confirms it or dismisses it. */
    TRIAGE(Turn.OFFICE),
    /** The office sends a notice to the agency. */
    NOTIFY(Turn.OFFICE),
    /** The agency answers. */
    ANSWER(Turn.AGENCY),
    /** The agency does what it said by the day that it named. */
    KEEP_PROMISE(Turn.AGENCY),
    /** The office reads what the agency answered, and decides. */
    REVIEW_ANSWER(Turn.OFFICE),
    /** Another person of the office closes it. */
    CLOSE(Turn.SECOND_PERSON),
    NONE(Turn.NOBODY);

    /** How often an agency may name another day before the office has to say something. */
    static final int MOST_PROMISES = 3;

    /** What is open between office and agency: what was answered since the office last decided. */
    public enum Said {
        NOTHING,
        /** A day was named on which something is done. */
        PROMISE,
        /** Anything else, or one promise too many. */
        ANSWER;

        /**
         * What an answer leaves open.
         *
         * @param promises how many days were named so far, with this answer's
         */
        public static Said of(Answer answer, boolean namesADay, int promises) {
            boolean later = answer == Answer.PLANNED || answer == Answer.MORE_TIME;
            return later && namesADay && promises <= MOST_PROMISES ? PROMISE : ANSWER;
        }
    }

    private record Row(
            Status status,
            @Nullable Decision decision,
            @Nullable Said said,
            NextStep next) {

        boolean fits(FindingLifecycle state, Said open) {
            FindingLifecycle.Triage triage = state.triage();
            return status == state.status()
                    && (decision == null || triage != null && triage.decision() == decision)
                    && (said == null || said == open);
        }
    }

    /** Status, last decision and what was answered since (null: any) to the next step. */
    private static final List<Row> TABLE = List.of(
            new Row(Status.NEW, null, null, TRIAGE),
            new Row(Status.TRIAGED, Decision.CONFIRMED, null, NOTIFY),
            new Row(Status.TRIAGED, Decision.DISMISSED, null, CLOSE),
            new Row(Status.NOTIFIED, null, null, ANSWER),
            new Row(Status.RESPONDED, null, Said.PROMISE, KEEP_PROMISE),
            new Row(Status.RESPONDED, null, null, REVIEW_ANSWER),
            new Row(Status.UNDER_REVIEW, null, Said.ANSWER, REVIEW_ANSWER),
            new Row(Status.UNDER_REVIEW, null, Said.PROMISE, REVIEW_ANSWER),
            new Row(Status.UNDER_REVIEW, Decision.CONFIRMED, null, CLOSE),
            new Row(Status.UNDER_REVIEW, Decision.DISMISSED, null, CLOSE),
            new Row(Status.UNDER_REVIEW, null, null, REVIEW_ANSWER),
            new Row(Status.CLOSED, null, null, NONE));

    private final Turn turn;

    NextStep(Turn turn) {
        this.turn = turn;
    }

    /** Whose turn it is. */
    public Turn turn() {
        return turn;
    }

    /** What comes next in this state. */
    public static NextStep of(FindingLifecycle state, Said open) {
        return TABLE.stream()
                .filter(row -> row.fits(state, open))
                .findFirst()
                .map(Row::next)
                .orElseThrow(() -> new IllegalStateException("No row of the table fits " + state + ", " + open));
    }

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    /** The step that is written so. */
    public static NextStep of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
