package org.sightline.matching.waiver;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.matching.lifecycle.WireNames;

/** What can happen to a waiver. {@link #TABLE} says by whom and in which state; what is not in it cannot happen. */
enum WaiverMove {
    /** The agency asks for it. */
    REQUEST,
    /** The agency no longer asks for it. */
    TAKE_BACK,
    /** The office records that it was granted. */
    GRANT,
    /** The office records that it was refused. */
    REFUSE,
    /** The office ends it. */
    REVOKE,
    /** Its last day has passed. */
    EXPIRE,
    /** What it rests on has changed. */
    LAPSE;

    /** Where a waiver stands. */
    @Schema(name = "WaiverState")
    enum State {
        @JsonProperty("requested")
        REQUESTED,
        @JsonProperty("taken_back")
        TAKEN_BACK,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("granted")
        GRANTED,
        @JsonProperty("revoked")
        REVOKED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("void")
        VOID;

        String wireName() {
            return WireNames.of(this);
        }

        static State of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }

        /** Whether nothing happens with it any more. */
        boolean ended() {
            return this != REQUESTED && this != GRANTED;
        }
    }

    /** Who does something. */
    enum Side {
        AGENCY,
        OFFICE,
        /** This service, by itself. */
        SYSTEM;

        @JsonValue
        public String wireName() {
            return WireNames.of(this);
        }

        static Side of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** A state, who does what in it, and the state after that. */
    record Row(State from, Side by, WaiverMove move, State to) {}

    static final List<Row> TABLE = List.of(
            new Row(State.REQUESTED, Side.AGENCY, TAKE_BACK, State.TAKEN_BACK),
            new Row(State.REQUESTED, Side.OFFICE, GRANT, State.GRANTED),
            new Row(State.REQUESTED, Side.OFFICE, REFUSE, State.REFUSED),
            new Row(State.REQUESTED, Side.SYSTEM, LAPSE, State.VOID),
            new Row(State.GRANTED, Side.OFFICE, REVOKE, State.REVOKED),
            new Row(State.GRANTED, Side.SYSTEM, EXPIRE, State.EXPIRED),
            new Row(State.GRANTED, Side.SYSTEM, LAPSE, State.VOID));

    /** The state after this move by this side; empty where it cannot be made. */
    Optional<State> from(State state, Side by) {
        return TABLE.stream()
                .filter(row -> row.from() == state && row.by() == by && row.move() == this)
                .map(Row::to)
                .findFirst();
    }

    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    static WaiverMove of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
