package org.sightline.matching.finding;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sightline.matching.verdict.FundingKind;
import org.sightline.matching.verdict.FundingReader;
import org.sightline.matching.verdict.FundingReading;
import org.sightline.matching.verdict.ObligationDate;

/**
 * Where the money of a purchase came from, by everything that was ever recorded.
 *
 * <p>Until the agency was told of the finding, the last record counts. What is recorded after that may supply what was
 * not known; it never takes away what was: then both count, and the purchase is marked as re-coded after notice.
 *
 * @param kinds never empty; UNKNOWN where nothing is recorded or understood
 * @param recodedAfterNotice whether a record after the notice contradicts the one before it
 */
record FundingHistory(Set<FundingKind> kinds, boolean recodedAfterNotice) {

    private static final Set<FundingKind> NOTHING = Set.of(FundingKind.UNKNOWN);

    /** Reads one line. */
    static FundingHistory of(ContractLine line, ObligationDate date, FundingReader reader) {
        Set<FundingKind> before = NOTHING;
        Set<FundingKind> after = null;
        boolean recoded = false;
        for (ContractLine.Funding entry : line.funding()) {
            FundingReading reading = reader.read(entry.text(), date);
            recoded |= reading.recodedOn() != null;
            if (entry.afterNotice()) {
                after = reading.kinds();
            } else {
                before = reading.kinds();
            }
        }
        if (after == null || before.equals(NOTHING)) {
            return new FundingHistory(after == null ? before : after, recoded);
        }
        return new FundingHistory(union(before, after), recoded || !after.equals(before));
    }

    /** Puts together what the lines of one purchase say; lines on which nothing is recorded do not count. */
    static FundingHistory of(List<ContractLine> lines, ObligationDate date, FundingReader reader) {
        List<FundingHistory> said = lines.stream()
                .filter(line -> !line.funding().isEmpty())
                .map(line -> of(line, date, reader))
                .toList();
        if (said.isEmpty()) {
            return new FundingHistory(NOTHING, false);
        }
        Set<FundingKind> all = said.stream().map(FundingHistory::kinds).reduce(Set.of(), FundingHistory::union);
        return new FundingHistory(all, said.stream().anyMatch(FundingHistory::recodedAfterNotice));
    }

    /** The kinds as messages name them. A preparedness award is a federal grant there. */
    List<String> names() {
        return kinds.stream()
                .map(kind -> kind == FundingKind.FEMA_AWARD ? FundingKind.FEDERAL_GRANT : kind)
                .map(FundingKind::wireName)
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<FundingKind> union(Set<FundingKind> a, Set<FundingKind> b) {
        EnumSet<FundingKind> both = EnumSet.noneOf(FundingKind.class);
        both.addAll(a);
        both.addAll(b);
        return Set.copyOf(both);
    }
}
