package org.sightline.matching.template;

import static org.sightline.matching.language.Value.counted;
import static org.sightline.matching.language.Value.said;
import static org.sightline.matching.language.Value.text;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.matching.finding.Side;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.lifecycle.WireNames;

/** What people are told of. Each kind is for one side, and has a template with placeholders of its own. */
@Schema(name = "NotificationKind")
public enum NotificationKind {
    /** The office asks about a finding. It is formal, so nobody can put it off. */
    NOTICE(Side.AGENCY, Map.of("text", text("Are these cameras still in use?"), "answerBy", Samples.JULY)),
    /** An answer is due soon. */
    REMINDER(Side.AGENCY, Map.of("waiting", counted(Phrase.Counted.FINDINGS_WAIT, 2), "due", Samples.JULY)),
    /** An answer was due. It is formal, so nobody can put it off. */
    OVERDUE(Side.AGENCY, Map.of("waiting", counted(Phrase.Counted.FINDINGS_WAIT, 2), "due", Samples.JULY)),
    /** The office wrote a note for both. */
    OFFICE_NOTE(Side.AGENCY, Map.of("author", text("ann.invented"))),
    /** The office did something with a plan. */
    PLAN_DECIDED(Side.AGENCY, Map.of("plan", Samples.PLAN, "decision", said(Phrase.PLAN_ACCEPTED))),
    /** The office recorded what became of a request for a waiver. */
    WAIVER_DECIDED(Side.AGENCY, Map.of("rule", Samples.RULE, "decision", said(Phrase.WAIVER_GRANTED))),
    /** A waiver ended, by itself or by the office. */
    WAIVER_ENDED(
            Side.AGENCY,
            Map.of("rule", Samples.RULE, "because", said(Phrase.WAIVER_LAST_DAY_WAS, Map.of("day", Samples.JULY)))),
    /** A year is open for which the agency hands in a return, or its day was changed. */
    RETURN_OPENED(Side.AGENCY, Map.of("year", Samples.YEAR, "due", Samples.MARCH)),
    /** A return is due soon. */
    RETURN_DUE(Side.AGENCY, Map.of("year", Samples.YEAR, "due", Samples.MARCH)),
    /** A return was due. It is formal, so nobody can put it off. */
    RETURN_OVERDUE(Side.AGENCY, Map.of("year", Samples.YEAR, "due", Samples.MARCH)),
    /** Somebody drafted a return: it waits for the certifier who is told. */
    RETURN_DRAFTED(Side.AGENCY, Map.of("year", Samples.YEAR, "due", Samples.MARCH, "author", Samples.REPORTER)),
    /** A certifier sent a draft back to the person who is told. */
    RETURN_SENT_BACK(
            Side.AGENCY,
            Map.of(
                    "year",
                    Samples.YEAR,
                    "due",
                    Samples.MARCH,
                    "author",
                    Samples.CERTIFIER,
                    "reason",
                    text("The library has four cameras more."))),
    /** The agency's certifier signed a return. */
    RETURN_SIGNED(
            Side.AGENCY,
            Map.of("year", Samples.YEAR, "due", Samples.MARCH, "author", Samples.CERTIFIER, "revision", text("1"))),
    /** The office asks for a correction of a return. It is formal, so nobody can put it off. */
    RETURN_CORRECTION(
            Side.AGENCY,
            Map.of("year", Samples.YEAR, "due", Samples.MARCH, "reason", text("The library has four cameras more."))),
    /** Sightline stopped a webhook of the agency. */
    WEBHOOK_STOPPED(Side.AGENCY, Map.of("host", Samples.HOST)),
    /** Somebody has a new role in the agency. */
    ROLE_GIVEN(Side.AGENCY, Samples.GIVEN),
    /** A program may act for the agency from now on, or has new credentials. */
    SERVICE_ACCOUNT_MADE(Side.AGENCY, Map.of("machine", Samples.MACHINE, "until", Samples.MARCH)),
    /** Notifications of the agency go to an address from now on. */
    WEBHOOK_ADDED(Side.AGENCY, Map.of("host", Samples.HOST, "author", Samples.REPORTER)),
    /** Something of the agency waits for this one person's approval; it leaves the inbox when it is decided. */
    APPROVAL_WAITS(Side.AGENCY, Samples.WAITS),
    /** The rules or the watchlist changed, and with them findings of the agency. */
    VERDICTS_TURNED(
            Side.AGENCY,
            Map.of(
                    "findings",
                    counted(Phrase.Counted.FINDINGS_TURNED, 2),
                    "cause",
                    said(Phrase.RULES_CHANGED),
                    "day",
                    Samples.MARCH,
                    "turns",
                    said(
                            Phrase.VERDICT_TURNED,
                            Map.of(
                                    "number",
                                    text("2"),
                                    "before",
                                    said(Phrase.VERDICT_FLAGGED),
                                    "after",
                                    said(Phrase.VERDICT_PROHIBITED))))),
    /** An agency answered a finding. */
    ANSWER(Side.OFFICE, Map.of("author", Samples.REPORTER, "answer", said(Phrase.ANSWER_REMOVED))),
    /** An agency wrote a note. */
    AGENCY_NOTE(Side.OFFICE, Map.of("author", Samples.REPORTER)),
    /** An agency submitted a plan. */
    PLAN_SUBMITTED(Side.OFFICE, Map.of("author", Samples.REPORTER, "plan", Samples.PLAN)),
    /** An agency asks for a waiver. */
    WAIVER_REQUESTED(Side.OFFICE, Map.of("author", Samples.REPORTER, "rule", Samples.RULE)),
    /** A waiver ended by itself. */
    WAIVER_VOIDED(Side.OFFICE, Map.of("rule", Samples.RULE, "because", said(Phrase.WAIVER_GROUNDS_CHANGED))),
    /** An agency signed its return. */
    RETURN_RECEIVED(
            Side.OFFICE,
            Map.of("year", Samples.YEAR, "due", Samples.MARCH, "author", Samples.CERTIFIER, "revision", text("1"))),
    /** Returns were due, and agencies have not signed theirs. */
    RETURNS_MISSING(
            Side.OFFICE,
            Map.of("year", Samples.YEAR, "due", Samples.MARCH, "missing", counted(Phrase.Counted.AGENCIES_HAVE, 12))),
    /** Sightline stopped a webhook of the office. */
    OFFICE_WEBHOOK_STOPPED(Side.OFFICE, Map.of("host", Samples.HOST)),
    /** Somebody has a new role in an agency; two of the office are told. */
    OFFICE_ROLE_GIVEN(Side.OFFICE, Samples.GIVEN),
    /** A program may act for an agency or for the office from now on, or has new credentials. */
    OFFICE_SERVICE_ACCOUNT_MADE(Side.OFFICE, Map.of("machine", Samples.MACHINE, "until", Samples.MARCH)),
    /** Notifications of an agency or of the office go to an address from now on. */
    OFFICE_WEBHOOK_ADDED(Side.OFFICE, Map.of("host", Samples.HOST, "author", Samples.REPORTER)),
    /** Something waits for this one person's approval; it leaves the inbox when it is decided. */
    OFFICE_APPROVAL_WAITS(Side.OFFICE, Samples.WAITS);

    private static final Set<NotificationKind> FORMAL = EnumSet.of(NOTICE, OVERDUE, RETURN_OVERDUE, RETURN_CORRECTION);

    private static final Set<NotificationKind> OF_PEOPLE =
            EnumSet.of(ROLE_GIVEN, SERVICE_ACCOUNT_MADE, WEBHOOK_ADDED, APPROVAL_WAITS);

    private static final Set<NotificationKind> OF_ONE_PERSON =
            EnumSet.of(APPROVAL_WAITS, OFFICE_APPROVAL_WAITS, RETURN_DRAFTED, RETURN_SENT_BACK);

    private final Side side;
    private final Map<String, Value> sample;

    NotificationKind(Side side, Map<String, Value> sample) {
        this.side = side;
        this.sample = sample;
    }

    /** Who is told. */
    public Side side() {
        return side;
    }

    /** The placeholders that its template may have, each with an invented value. */
    public Map<String, Value> sample() {
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
        return person.readsAll()
                ? of(Side.OFFICE)
                : List.of(
                        OFFICE_WEBHOOK_STOPPED,
                        OFFICE_ROLE_GIVEN,
                        OFFICE_SERVICE_ACCOUNT_MADE,
                        OFFICE_WEBHOOK_ADDED,
                        OFFICE_APPROVAL_WAITS);
    }

    /** What people of an agency must be allowed to do there to hear of it. */
    public Action neededInAgency() {
        return OF_PEOPLE.contains(this) ? Action.SEE_PEOPLE : Action.READ;
    }

    /** The kinds of which whoever sees the people of an agency hears, also who reads nothing else of it. */
    public static Set<NotificationKind> ofPeople() {
        return Set.copyOf(OF_PEOPLE);
    }

    /** The kinds that wait for somebody to act, who may do so, until it is done: what concerns one person, and requests. */
    public static List<NotificationKind> waitingFor(Caller person) {
        boolean decides = Access.allows(person, Action.DECIDE, null);
        return of(person).stream()
                .filter(kind -> OF_ONE_PERSON.contains(kind) || decides && kind == WAIVER_REQUESTED)
                .toList();
    }

    /** Whether webhooks may get it: what concerns one person is for nobody else. */
    public boolean isForWebhooks() {
        return !OF_ONE_PERSON.contains(this);
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

    /** Invented values that several kinds have. */
    private static final class Samples {

        private static final Value JULY = Value.day(LocalDate.of(2027, 7, 1));
        private static final Value MARCH = Value.day(LocalDate.of(2027, 3, 31));
        private static final Value YEAR = text("2027");
        private static final Value RULE = text("NE-906");
        private static final Value PLAN = text("Cameras of the library");
        private static final Value REPORTER = text("rita.invented");
        private static final Value CERTIFIER = text("carl.invented");
        private static final Value MACHINE = text("orders.invented");
        private static final Value HOST = text("hooks.example.gov");
        private static final Map<String, Value> WAITS = Map.of(
                "author",
                text("devon.invented"),
                "thing",
                said(Phrase.WAITS_ROLE),
                "what",
                text("rita.invented, reporter"));
        private static final Map<String, Value> GIVEN = Map.of(
                "person",
                REPORTER,
                "role",
                said(Phrase.ROLE_REPORTER),
                "givers",
                said(
                        Phrase.ROLE_BY_TWO,
                        Map.of("drafted", text("devon.invented"), "approved", text("robin.invented"))));

        private Samples() {}
    }
}
