package org.sightline.gateway.pages.office.overview;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many findings said what on an earlier day, beside now.
 *
 * @param verdicts of purchases and devices that are held for a match, by headline verdict, the gravest first
 * @param statuses of all that hold, by status
 */
record StateThen(List<Line> verdicts, List<Line> statuses, Line toReview, Line mentions, Line withdrawn, Line total) {

    private static final List<String> GRAVEST_FIRST =
            List.of("PROHIBITED", "RESTRICTED", "UNDETERMINED", "FLAGGED", "NOT_COVERED");

    /** A row: its code, and the two numbers. */
    record Line(String code, long then, long now) {

        /** With a sign; "0" where nothing changed. */
        public String change() {
            return now == then
                    ? "0"
                    : String.format(Locale.US, "%+,d", now - then).replace('-', '−');
        }
    }

    /** Numbers of findings at one moment, as matching-service counts them. */
    record Counts(
            long total,
            long withdrawn,
            long mentions,
            long toReview,
            Map<String, Long> verdicts,
            Map<String, Long> statuses) {}

    static StateThen of(Counts then, Counts now) {
        return new StateThen(
                GRAVEST_FIRST.stream()
                        .map(verdict -> line(verdict, then.verdicts(), now.verdicts()))
                        .toList(),
                Stream.concat(then.statuses().keySet().stream(), now.statuses().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(status -> line(status, then.statuses(), now.statuses()))
                        .toList(),
                new Line("toReview", then.toReview(), now.toReview()),
                new Line("mentions", then.mentions(), now.mentions()),
                new Line("withdrawn", then.withdrawn(), now.withdrawn()),
                new Line("total", then.total(), now.total()));
    }

    private static Line line(String code, Map<String, Long> then, Map<String, Long> now) {
        return new Line(code, then.getOrDefault(code, 0L), now.getOrDefault(code, 0L));
    }
}
