package org.sightline.matching.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sightline.matching.lifecycle.WireNames;

/** What can be done with a plan. {@link #TABLE} says by whom and in which state; what is not in it cannot be done. */
enum PlanMove {
    /** The agency began it. */
    MAKE,
    /** The agency writes the draft. */
    CHANGE,
    /** The agency sends it to the office. */
    SUBMIT,
    /** The agency takes back what it sent. */
    TAKE_BACK,
    /** The office accepts it. */
    ACCEPT,
    /** The office wants it changed. */
    SEND_BACK,
    /** The agency says what is done, with proof. */
    REPORT,
    /** The agency changes an accepted plan, which then has to be accepted again. */
    REVISE,
    /** The office says that all is proven. */
    COMPLETE,
    /** It is not carried out. */
    CANCEL;

    /** For whom somebody acts. */
    enum Side {
        AGENCY,
        OFFICE;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }

        static Side of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** A state, who does what in it, and the state after that. */
    record Row(PlanState from, Side by, PlanMove move, PlanState to) {}

    static final List<Row> TABLE = List.of(
            new Row(PlanState.DRAFT, Side.AGENCY, CHANGE, PlanState.DRAFT),
            new Row(PlanState.DRAFT, Side.AGENCY, SUBMIT, PlanState.SUBMITTED),
            new Row(PlanState.DRAFT, Side.AGENCY, CANCEL, PlanState.CANCELLED),
            new Row(PlanState.DRAFT, Side.OFFICE, CANCEL, PlanState.CANCELLED),
            new Row(PlanState.SUBMITTED, Side.AGENCY, TAKE_BACK, PlanState.DRAFT),
            new Row(PlanState.SUBMITTED, Side.OFFICE, ACCEPT, PlanState.ACCEPTED),
            new Row(PlanState.SUBMITTED, Side.OFFICE, SEND_BACK, PlanState.DRAFT),
            new Row(PlanState.ACCEPTED, Side.AGENCY, REPORT, PlanState.ACCEPTED),
            new Row(PlanState.ACCEPTED, Side.AGENCY, REVISE, PlanState.DRAFT),
            new Row(PlanState.ACCEPTED, Side.OFFICE, COMPLETE, PlanState.COMPLETED),
            new Row(PlanState.ACCEPTED, Side.OFFICE, CANCEL, PlanState.CANCELLED));

    /** The state after this move by this side; empty where it cannot be made. */
    Optional<PlanState> from(PlanState state, Side by) {
        return TABLE.stream()
                .filter(row -> row.from() == state && row.by() == by && row.move() == this)
                .map(Row::to)
                .findFirst();
    }

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    static PlanMove of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
