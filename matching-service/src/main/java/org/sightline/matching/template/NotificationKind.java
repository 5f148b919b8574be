package org.sightline.matching.template;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.finding.Side;
import org.sightline.matching.lifecycle.WireNames;

/** What people are told of. Each kind is for one side, and has a template with placeholders of its own. */
@Schema(name = "NotificationKind")
public enum NotificationKind {
    /** The office asks about a finding. It is formal, so nobody can put it off. */
    NOTICE(Side.AGENCY, Map.of("text", "Are these cameras still in use?", "answerBy", "July 1, 2027")),
    /** An answer is due soon. */
    REMINDER(Side.AGENCY, Map.of("waiting", "2 findings wait", "due", "July 1, 2027")),
    /** An answer was due. It is formal, so nobody can put it off. */
    OVERDUE(Side.AGENCY, Map.of("waiting", "2 findings wait", "due", "July 1, 2027")),
    /** The office wrote a note for both. */
    OFFICE_NOTE(Side.AGENCY, Map.of("author", "ann.invented")),
    /** The office did something with a plan. */
    PLAN_DECIDED(Side.AGENCY, Map.of("plan", "Cameras of the library", "decision", "accepted")),
    /** The office recorded what became of a request for a waiver. */
    WAIVER_DECIDED(Side.AGENCY, Map.of("rule", "NE-906", "decision", "granted")),
    /** A waiver ended, by itself or by the office. */
    WAIVER_ENDED(Side.AGENCY, Map.of("rule", "NE-906", "because", "Its last day has passed.")),
    /** A year is open for which the agency hands in a return, or its day was changed. */
    RETURN_OPENED(Side.AGENCY, Map.of("year", "2027", "due", "March 31, 2027")),
    /** A return is due soon. */
    RETURN_DUE(Side.AGENCY, Map.of("year", "2027", "due", "March 31, 2027")),
    /** A return was due. It is formal, so nobody can put it off. */
    RETURN_OVERDUE(Side.AGENCY, Map.of("year", "2027", "due", "March 31, 2027")),
    /** The agency's certifier signed a return. */
    RETURN_SIGNED(
            Side.AGENCY, Map.of("year", "2027", "due", "March 31, 2027", "author", "carl.invented", "revision", "1")),
    /** The office asks for a correction of a return. It is formal, so nobody can put it off. */
    RETURN_CORRECTION(
            Side.AGENCY,
            Map.of("year", "2027", "due", "March 31, 2027", "reason", "The library has four cameras more.")),
    /** Sightline stopped a webhook of the agency. */
    WEBHOOK_STOPPED(Side.AGENCY, Map.of("host", "hooks.example.gov")),
    /** An agency answered a finding. */
    ANSWER(Side.OFFICE, Map.of("author", "rita.invented", "answer", "removed")),
    /** An agency wrote a note. */
    AGENCY_NOTE(Side.OFFICE, Map.of("author", "rita.invented")),
    /** An agency submitted a plan. */
    PLAN_SUBMITTED(Side.OFFICE, Map.of("author", "rita.invented", "plan", "Cameras of the library")),
    /** An agency asks for a waiver. */
    WAIVER_REQUESTED(Side.OFFICE, Map.of("author", "rita.invented", "rule", "NE-906")),
    /** A waiver ended by itself. */
    WAIVER_VOIDED(Side.OFFICE, Map.of("rule", "NE-906", "because", "The device was changed.")),
    /** An agency signed its return. */
    RETURN_RECEIVED(
            Side.OFFICE, Map.of("year", "2027", "due", "March 31, 2027", "author", "carl.invented", "revision", "1")),
    /** Returns were due, and agencies have not signed theirs. */
    RETURNS_MISSING(Side.OFFICE, Map.of("year", "2027", "due", "March 31, 2027", "missing", "12 agencies have")),
    /** Sightline stopped a webhook of the office. */
    OFFICE_WEBHOOK_STOPPED(Side.OFFICE, Map.of("host", "hooks.example.gov"));

    private static final Set<NotificationKind> FORMAL = EnumSet.of(NOTICE, OVERDUE, RETURN_OVERDUE, RETURN_CORRECTION);

    private final Side side;
    private final Map<String, String> sample;

    NotificationKind(Side side, Map<String, String> sample) {
        this.side = side;
        this.sample = sample;
    }

    /** Who is told. */
    public Side side() {
        return side;
    }

    /** The placeholders that its template may have, each with an invented value. */
    Map<String, String> sample() {
        return sample;
    }

    /** Whether a person may put it off to the daily digest, or want no mail of it. */
    public boolean canBePutOff() {
        return !FORMAL.contains(this);
    }

    /** The kinds for one side. */
    public static List<NotificationKind> of(Side side) {
        return Arrays.stream(values()).filter(kind -> kind.side == side).toList();
    }

    /** The kinds that somebody hears of: those of the office where they are of it, else those of agencies. */
    public static List<NotificationKind> of(Caller person) {
        if (!person.isOfOffice()) {
            return of(Side.AGENCY);
        }
        return person.readsAll() ? of(Side.OFFICE) : List.of(OFFICE_WEBHOOK_STOPPED);
    }

    /** As it stands in the API and in columns. */
    @JsonValue
    public String wireName() {
        return WireNames.of(this);
    }

    /** The kind with this name. */
    public static NotificationKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
