package org.sightline.matching.purchase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.LedgerEntry;
import org.sightline.matching.screening.subject.Subject;

/** How lines and devices are put before the screener. */
public final class Subjects {

    private Subjects() {}

    /** What a list says of a subject, best first. */
    public interface Screening {
        List<Match> screen(Subject subject);
    }

    /** The best match of each maker in a line, by maker; empty for nearly every line. */
    public static Map<String, Match> screen(Screening screening, ContractLine line) {
        if (line.withdrawn()) {
            return Map.of();
        }
        String obliged = line.obligationDate();
        boolean exact = obliged != null && obliged.length() == 10;
        @Nullable LocalDate day = exact ? LocalDate.parse(obliged) : obliged == null ? line.paymentDate() : null;
        List<Match> matches = screening.screen(subject(line, day));
        if (matches.isEmpty()) {
            return Map.of();
        }
        return byMaker(obliged != null && !exact ? withinPeriod(screening, line) : matches);
    }

    /**
     * A period may straddle the day on which a company was sold. Only what holds on its first or last day stays; what
     * holds on the last day wins.
     */
    private static List<Match> withinPeriod(Screening screening, ContractLine line) {
        PurchaseDate date = PurchaseDate.of(List.of(line));
        List<Match> last = screening.screen(subject(line, date.period().last()));
        List<Match> both = new ArrayList<>(last);
        screening.screen(subject(line, date.period().first())).stream()
                .filter(match ->
                        last.stream().noneMatch(other -> other.entityId().equals(match.entityId())))
                .forEach(both::add);
        return both;
    }

    private static Subject subject(ContractLine line, @Nullable LocalDate day) {
        return new Subject(
                        line.vendorName(),
                        line.description(),
                        line.manufacturer(),
                        line.model(),
                        day,
                        null,
                        null,
                        line.vendorUei(),
                        line.vendorCage(),
                        null)
                .with(new LedgerEntry(
                        LedgerEntry.number(line.amount()), LedgerEntry.number(line.quantity()), line.documentType()));
    }

    /** The best match of each maker in a device, by maker; none in one whose list was taken back. */
    public static Map<String, Match> screen(Screening screening, Device device) {
        if (device.withdrawn()) {
            return Map.of();
        }
        return byMaker(screening.screen(subject(device)));
    }

    /** What the screener reads of a device. */
    public static Subject subject(Device device) {
        return new Subject(
                null,
                null,
                device.maker(),
                device.model(),
                device.installedOn(),
                device.mac(),
                device.fccId(),
                null,
                null,
                device.banner());
    }

    private static Map<String, Match> byMaker(List<Match> bestFirst) {
        if (bestFirst.isEmpty()) {
            return Map.of();
        }
        Map<String, Match> byMaker = new LinkedHashMap<>();
        bestFirst.forEach(match -> byMaker.putIfAbsent(makerKey(match), match));
        return byMaker;
    }

    /** What makes findings of the same line different: the designated maker, or the entity where there is none. */
    public static String makerKey(Match match) {
        return match.makerId() == null ? match.entityId() : match.makerId();
    }
}
