package org.sightline.matching.purchase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.verdict.facts.FundCode;
import org.sightline.matching.verdict.facts.FundingHistory;
import org.sightline.matching.verdict.facts.FundingHistory.Entry;
import org.sightline.matching.verdict.facts.FundingHistory.State;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.reading.FundingReader;
import org.sightline.matching.verdict.reading.FundingReading;

/**
 * Where the money of a purchase came from, by everything that its lines ever said, and when the agency was told.
 *
 * @param history what was said first and what was said last, over all lines
 * @param noticeOn the day of the notice; null where none is recorded
 */
public record PurchaseFunding(
        FundingHistory history, @Nullable LocalDate noticeOn) {

    private static final Set<FundingKind> NOTHING = Set.of(FundingKind.UNKNOWN);

    /** What one line said before its last statement, and then. */
    private record Line(
            @Nullable Set<FundingKind> earlier,
            Entry last,
            Instant lastRecordedAt,
            @Nullable Instant toldBy) {

        boolean changed() {
            return earlier != null && (!earlier.equals(last.kinds()) || last.moved());
        }

        /** It only fills in what was not known. */
        boolean completed() {
            return changed() && NOTHING.equals(earlier) && !last.moved();
        }

        Set<FundingKind> first() {
            return earlier != null && changed() && !completed() ? earlier : last.kinds();
        }
    }

    /** Nothing is recorded, as with a device. */
    public static PurchaseFunding unknown() {
        return new PurchaseFunding(FundingHistory.of(new Entry(NOTHING, LocalDate.EPOCH, "", false)), null);
    }

    /**
     * Puts together what the lines of one purchase say; lines on which nothing is recorded do not count, and neither does
     * what was taken back.
     *
     * @param chart what fund codes mean at this buyer
     * @param toldAt when the agency was told of the finding, as the finding has it; null where it was not
     */
    public static PurchaseFunding of(
            List<ContractLine> lines,
            ObligationDate date,
            FundingReader reader,
            List<FundCode> chart,
            @Nullable Instant toldAt) {
        List<Line> said = lines.stream()
                .filter(line -> !line.countingFunding().isEmpty())
                .map(line -> of(line, date, reader, chart))
                .toList();
        if (said.isEmpty()) {
            return unknown();
        }
        Set<FundingKind> last =
                union(said.stream().map(line -> line.last().kinds()).toList());
        List<Line> changed = said.stream().filter(Line::changed).toList();
        if (changed.isEmpty()) {
            Entry only = said.get(0).last();
            return new PurchaseFunding(
                    FundingHistory.of(new Entry(last, only.recordedOn(), only.source(), false)), null);
        }
        boolean onlyCompleted = changed.stream().allMatch(Line::completed);
        Set<FundingKind> first =
                onlyCompleted ? NOTHING : union(said.stream().map(Line::first).toList());
        Line latest = changed.stream()
                .reduce((one, other) ->
                        other.last().recordedOn().isBefore(one.last().recordedOn()) ? one : other)
                .orElseThrow();
        FundingHistory history = FundingHistory.of(
                        new Entry(first, date.first(), latest.last().source(), false))
                .with(new Entry(
                        last,
                        latest.last().recordedOn(),
                        latest.last().source(),
                        changed.stream().anyMatch(line -> line.last().moved())));
        return new PurchaseFunding(history, notice(latest, changed, toldAt));
    }

    private static Line of(ContractLine line, ObligationDate date, FundingReader reader, List<FundCode> chart) {
        List<ContractLine.Funding> counting = line.countingFunding();
        List<Entry> statements = new ArrayList<>();
        @Nullable Instant toldBy = null;
        for (ContractLine.Funding entry : counting) {
            FundingReading reading = reader.read(entry.text(), date, chart);
            if (reading.recoded() && statements.isEmpty()) {
                statements.add(new Entry(NOTHING, date.first(), line.sourceId(), false));
            }
            LocalDate on = reading.recodedOn() == null ? day(entry.recordedAt()) : reading.recodedOn();
            statements.add(new Entry(reading.kinds(), on, line.sourceId(), reading.recoded()));
            if (entry.afterNotice() && toldBy == null) {
                toldBy = entry.recordedAt();
            }
        }
        Entry last = statements.get(statements.size() - 1);
        return new Line(
                statements.size() == 1 ? null : earlier(statements),
                last,
                counting.getLast().recordedAt(),
                toldBy);
    }

    /** Everything that was said before counts, so that money cannot be moved twice to be forgotten. */
    private static Set<FundingKind> earlier(List<Entry> statements) {
        EnumSet<FundingKind> kinds = EnumSet.noneOf(FundingKind.class);
        statements.subList(0, statements.size() - 1).forEach(entry -> kinds.addAll(entry.kinds()));
        if (kinds.size() > 1) {
            kinds.remove(FundingKind.UNKNOWN);
        }
        return Set.copyOf(kinds);
    }

    /**
     * The day of the notice: as the finding has it, or as who recorded a fund says. Days are compared; where the fund
     * was recorded earlier on the day of the notice it was before it, so the notice counts from the next day.
     */
    private static @Nullable LocalDate notice(Line latest, List<Line> changed, @Nullable Instant toldAt) {
        LocalDate said = changed.stream()
                .map(Line::toldBy)
                .filter(Objects::nonNull)
                .map(PurchaseFunding::day)
                .min(LocalDate::compareTo)
                .orElse(null);
        if (toldAt == null) {
            return said;
        }
        LocalDate told = day(toldAt);
        boolean earlierThatDay = day(latest.lastRecordedAt()).equals(told)
                && latest.lastRecordedAt().isBefore(toldAt);
        LocalDate ours = earlierThatDay ? told.plusDays(1) : told;
        return said == null || ours.isBefore(said) ? ours : said;
    }

    /** The kinds of the last statement as messages name them. A preparedness award is a federal grant there. */
    public List<String> names() {
        return history.last().kinds().stream()
                .map(kind -> kind == FundingKind.FEMA_AWARD ? FundingKind.FEDERAL_GRANT : kind)
                .map(FundingKind::wireName)
                .distinct()
                .sorted()
                .toList();
    }

    /** How the statements go together. */
    public State state() {
        return history.state(noticeOn);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Set<FundingKind> union(List<Set<FundingKind>> all) {
        EnumSet<FundingKind> union = EnumSet.noneOf(FundingKind.class);
        all.forEach(union::addAll);
        return Set.copyOf(union);
    }
}
