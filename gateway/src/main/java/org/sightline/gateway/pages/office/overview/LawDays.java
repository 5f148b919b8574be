package org.sightline.gateway.pages.office.overview;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days from which rules bind, by the table {@code law-days.csv}: so the overview can mark them while the service that
 * judges is down.
 */
final class LawDays {

    private static final String EVERYWHERE = "US";
    private static final List<LawDay> ALL = DataTable.rows("/law-days.csv", LawDays::day);

    private LawDays() {}

    /**
     * A rule and a day from which it binds.
     *
     * @param state where it binds; US everywhere
     * @param unverified whether nobody read it in the law itself yet
     */
    record LawDay(LocalDate day, String state, String rule, String title, boolean unverified) {}

    /** The days of a period on which a rule of the United States or of this state begins to bind, oldest first. */
    static List<LawDay> of(@Nullable String state, LocalDate since, LocalDate before) {
        return ALL.stream()
                .filter(law -> law.state().equals(EVERYWHERE) || law.state().equals(state))
                .filter(law -> !law.day().isBefore(since) && law.day().isBefore(before))
                .toList();
    }

    private static LawDay day(NamedCsvRecord row) {
        return new LawDay(
                LocalDate.parse(row.getField("day")),
                row.getField("state"),
                row.getField("rule"),
                row.getField("title"),
                row.getField("unverified").equals("yes"));
    }
}
