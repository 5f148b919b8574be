package org.sightline.matching.screening;

import java.time.LocalDate;
import java.util.List;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Watchlist;

/** Short ways to screen with the built-in list, for tests. */
final class Screening {

    static final Screener SCREENER = Screener.of(Watchlist.builtIn());

    private Screening() {}

    static List<Match> vendor(String name) {
        return SCREENER.screen(Subject.ofVendor(name));
    }

    static List<Match> item(String description) {
        return SCREENER.screen(itemSubject(description));
    }

    /** A line of an invented reseller. */
    static Subject itemSubject(String description) {
        return Subject.ofLine("NORTHFIELD SUPPLY INC", description, null, null);
    }

    static List<Match> itemOn(LocalDate day, String description) {
        return SCREENER.screen(Subject.ofLine(null, description, null, null, day));
    }

    /** The maker of the first match in lower case and its role, or "-". */
    static String verdict(List<Match> matches) {
        return matches.isEmpty()
                ? "-"
                : matches.get(0).makerId() + " " + matches.get(0).role().name().toLowerCase(java.util.Locale.ROOT);
    }
}
