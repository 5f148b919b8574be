package org.sightline.matching.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.template.NotificationKind;

/** What people are told of a return. Each thing has a name, by which it is told once. Pure. */
final class ReturnNews {

    /** What is older when it becomes known is told to nobody: the first time that returns are told of, or after a restore. */
    static final int OLDEST_DAYS = 30;

    private ReturnNews() {}

    /**
     * Something to be told.
     *
     * @param origin its name
     */
    record News(String origin, Notification notification) {

        private News until(String name) {
            return new News(origin, notification.until(name));
        }
    }

    /** What is new for everybody in a return that became known. */
    static List<News> of(AgencyReturn is, LocalDate today) {
        List<News> news = new ArrayList<>();
        if (is.open() && !is.dueOn().isBefore(today)) {
            news.add(agency("opened", is.dueOn(), NotificationKind.RETURN_OPENED, is, Map.of())
                    .until(handIn(is)));
        }
        String by = is.certifiedBy();
        if (is.revision() > 0 && by != null && recent(is.certifiedAt(), today)) {
            Map<String, Value> signed =
                    Map.of("author", Value.text(by), "revision", Value.text(Integer.toString(is.revision())));
            news.add(agency("signed", is.revision(), NotificationKind.RETURN_SIGNED, is, signed));
            news.add(agency("received", is.revision(), NotificationKind.RETURN_RECEIVED, is, signed));
        }
        AgencyReturn.Correction correction = is.correction();
        if (is.owed() && correction != null && recent(correction.askedAt(), today)) {
            news.add(agency(
                            "correction",
                            correction.revision(),
                            NotificationKind.RETURN_CORRECTION,
                            is,
                            Map.of("reason", Value.text(Objects.requireNonNullElse(correction.reason(), ""))))
                    .until(correct(is)));
        }
        return List.copyOf(news);
    }

    /** What waits no longer of a return that became known, by the names of what notifications wait for. */
    static List<String> over(AgencyReturn is) {
        List<String> over = new ArrayList<>();
        if (!is.open()) {
            over.add(handIn(is));
        }
        if (!is.owed() || is.correction() == null) {
            over.add(correct(is));
        }
        return List.copyOf(over);
    }

    private static String handIn(AgencyReturn is) {
        return "return " + is.key() + " hand in";
    }

    private static String correct(AgencyReturn is) {
        return "return " + is.key() + " correct";
    }

    /** The start of the origins of all that waits for a person of a return. */
    static String turn(AgencyReturn is, String person) {
        return "return turn " + is.key() + " of " + person + " ";
    }

    /**
     * What waits for a person of the agency: once for each time that it is their turn, not for each time that a draft is saved.
     *
     * @param drafts whether they may change a draft of the agency
     * @param signs whether they may sign for the agency
     */
    static Map<String, Notification> waiting(AgencyReturn is, String person, boolean drafts, boolean signs) {
        AgencyReturn.Draft draft = is.draft();
        if (!is.owed() || draft == null) {
            return Map.of();
        }
        boolean drafted = draft.drafters().contains(person);
        AgencyReturn.SentBack back = draft.sentBack();
        String origin = turn(is, person) + draft.revision() + " " + draft.timesSentBack();
        if (back == null) {
            return signs && !drafted
                    ? Map.of(
                            origin + " drafted",
                            notification(
                                            NotificationKind.RETURN_DRAFTED,
                                            is,
                                            Map.of("author", Value.text(draft.savedBy())))
                                    .to(person))
                    : Map.of();
        }
        return drafts && drafted
                ? Map.of(
                        origin + " sent back",
                        notification(
                                        NotificationKind.RETURN_SENT_BACK,
                                        is,
                                        Map.of(
                                                "author",
                                                Value.text(back.sentBy()),
                                                "reason",
                                                Value.text(back.reason())))
                                .to(person))
                : Map.of();
    }

    /** That the day comes near, or has passed. */
    static News due(AgencyReturn is, int mark, LocalDate today) {
        return agency(
                        "due " + is.dueOn(),
                        mark,
                        is.dueOn().isBefore(today) ? NotificationKind.RETURN_OVERDUE : NotificationKind.RETURN_DUE,
                        is,
                        Map.of())
                .until(handIn(is));
    }

    /** That the day has passed, for the office: one for all agencies. */
    static News missing(int year, LocalDate dueOn, long agencies) {
        return new News(
                "return missing " + year + " " + dueOn,
                Notification.of(
                        NotificationKind.RETURNS_MISSING,
                        null,
                        Map.of(
                                "year",
                                Value.text(Integer.toString(year)),
                                "due",
                                Value.day(dueOn),
                                "missing",
                                Value.counted(Phrase.Counted.AGENCIES_HAVE, agencies)),
                        "/returns/" + year));
    }

    private static News agency(
            String what, Object which, NotificationKind kind, AgencyReturn is, Map<String, Value> more) {
        return new News("return " + what + " " + is.key() + " " + which, notification(kind, is, more));
    }

    private static Notification notification(NotificationKind kind, AgencyReturn is, Map<String, Value> more) {
        Map<String, Value> values = new HashMap<>(more);
        values.put("year", Value.text(Integer.toString(is.year())));
        values.put("due", Value.day(is.dueOn()));
        return Notification.of(kind, is.agencyId(), values, "/agencies/" + is.agencyId() + "/returns/" + is.year());
    }

    private static boolean recent(@Nullable Instant at, LocalDate today) {
        return at != null && !OfficeClock.day(at).isBefore(today.minusDays(OLDEST_DAYS));
    }
}
