package org.sightline.gateway.pages.findings.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.reason.ReasonSentence;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;

/**
 * When somebody last looked at the laws of a finding, as it is known now: the law may have been looked at since the finding was judged, and
 * what was a good look then may be an old one. Pages and papers say this day, and no other.
 */
@ApplicationScoped
class LastChecks {

    /** For how many days a check is good, as in matching-service. */
    static final int GOOD_FOR_DAYS = 90;

    /** How long the days that matching-service said are used again. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final String LOOKED = "lookedAt";
    private static final String LOOKED_LONG_AGO = "lookedLongAgo";

    /** How a note says it that was stored before notes were data. */
    private static final String NOTE = "Last looked at on ";

    /** The days by the ids of the laws, and until when they are used. */
    private record Known(Map<String, LocalDate> days, Instant until) {}

    private final Relay relay;
    private final Clock clock;
    private volatile @Nullable Known known;

    LastChecks(Relay relay, Clock clock) {
        this.relay = relay;
        this.clock = clock;
    }

    /** The rulings with the day of the last look at each law; one that is long ago is said of each. */
    List<Finding.Ruling> asKnownNow(List<Finding.Ruling> rulings) {
        if (rulings.stream().allMatch(ruling -> ruling.lookedAt() == null)) {
            return rulings;
        }
        Map<String, LocalDate> days = days();
        LocalDate today = OfficeClock.today(clock);
        return rulings.stream()
                .map(ruling -> looked(ruling, days.get(ruling.ruleId()), today))
                .toList();
    }

    private static Finding.Ruling looked(Finding.Ruling ruling, @Nullable LocalDate now, LocalDate today) {
        LocalDate then = ruling.lookedAt();
        if (then == null) {
            return ruling;
        }
        LocalDate day = now == null || now.isBefore(then) ? then : now;
        boolean old = today.isAfter(day.plusDays(GOOD_FOR_DAYS));
        return ruling.looked(day, sentences(ruling, day, old), notes(ruling, day, old));
    }

    private static List<ReasonSentence> sentences(Finding.Ruling ruling, LocalDate day, boolean old) {
        List<ReasonSentence> sentences = new ArrayList<>(ruling.sentences());
        boolean said = sentences.removeIf(
                one -> one.pattern().equals(LOOKED) || one.pattern().equals(LOOKED_LONG_AGO));
        if (said || old && !sentences.isEmpty()) {
            sentences.add(new ReasonSentence(old ? LOOKED_LONG_AGO : LOOKED, Map.of("looked", day.toString())));
        }
        return sentences;
    }

    /** The same in English, for what was stored before notes were data. */
    private static List<String> notes(Finding.Ruling ruling, LocalDate day, boolean old) {
        List<String> notes = new ArrayList<>(ruling.notes());
        boolean said = notes.removeIf(note -> note.startsWith(NOTE));
        if (old) {
            notes.add("Last checked on " + day + ", more than " + GOOD_FOR_DAYS + " days ago.");
        } else if (said) {
            notes.add(NOTE + day + ".");
        }
        return notes;
    }

    /** The days that matching-service knows; none while it is away, so that those of the finding stand. */
    private Map<String, LocalDate> days() {
        Instant now = clock.instant();
        Known held = known;
        if (held != null && now.isBefore(held.until())) {
            return held.days();
        }
        Map<String, LocalDate> days = new HashMap<>();
        try {
            relay.get(Part.MATCHING, "/rules").path("rules").forEach(rule -> {
                LocalDate day = day(rule.path(LOOKED).asText(""));
                if (day != null) {
                    days.put(rule.path("id").asText(), day);
                }
            });
        } catch (Problem away) {
            if (away.status() < 500) {
                throw away;
            }
            return Map.of();
        }
        known = new Known(Map.copyOf(days), now.plus(KEPT));
        return days;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
