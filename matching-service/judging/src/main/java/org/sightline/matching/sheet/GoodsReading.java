package org.sightline.matching.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.law.RuleChange;
import org.sightline.matching.sheet.GoodsFile.Goods;
import org.sightline.matching.verdict.rule.Listing;

/**
 * What a list of approved goods would change in the rules in force.
 *
 * @param rows how many rows were read
 * @param added how many goods come onto the list
 * @param ended how many leave it
 * @param known how many are on it already
 * @param absent how many are on it and not in the file; they stay
 * @param changes as they may be sent to be drafted, those of wrong rows left out
 * @param wrongRows how many rows cannot be used
 * @param wrong the first of them
 */
@Schema(name = "ApprovedGoodsReading", description = "What a list of approved goods would change. Nothing is kept.")
record GoodsReading(
        @Schema(required = true, description = "How many rows were read")
        int rows,

        @Schema(required = true, description = "How many goods come onto the list")
        int added,

        @Schema(required = true, description = "How many leave it")
        int ended,

        @Schema(required = true, description = "How many are on it already")
        int known,

        @Schema(required = true, description = "How many are on it today and not in the file; they stay")
        int absent,

        @Schema(
                required = true,
                description = "The changes, as draftRules takes them; those of rows that cannot be used are left out")
        List<RuleChange> changes,

        @Schema(required = true, description = "How many rows cannot be used")
        int wrongRows,

        @Schema(required = true, description = "The first hundred of them")
        List<WrongRow> wrong) {

    private static final int MOST_WRONG = 100;

    /**
     * A row that cannot be used.
     *
     * @param row of the file, from 1
     * @param message why, and what to do
     */
    @Schema(name = "WrongGoodsRow")
    record WrongRow(
            @Schema(required = true) long row,
            @Schema(required = true) String message) {}

    /**
     * Onto which list the goods come, and what is true of all of them.
     *
     * @param from first day of goods whose row says none; null where each row does
     */
    record Onto(String list, @Nullable LocalDate from, String certainty, String citation) {}

    /**
     * Compares a file with a list.
     *
     * @param stays those on the list
     */
    static GoodsReading of(GoodsFile file, Onto onto, List<Listing> stays, LocalDate today) {
        return new Comparing(onto, stays).read(file, today);
    }

    /** The same with changes that come before its own. */
    GoodsReading after(List<RuleChange> first) {
        List<RuleChange> all = new ArrayList<>(first);
        all.addAll(changes);
        return new GoodsReading(rows, added, ended, known, absent, List.copyOf(all), wrongRows, wrong);
    }

    private static final class Comparing {

        private final Onto onto;
        private final Map<String, List<Listing>> stays = new HashMap<>();
        private final List<RuleChange> changes = new ArrayList<>();
        private final List<WrongRow> wrong = new ArrayList<>();
        private int added;
        private int known;

        private Comparing(Onto onto, List<Listing> listings) {
            this.onto = onto;
            listings.forEach(
                    stay -> stays.computeIfAbsent(Goods.key(stay.maker(), stay.goods()), key -> new ArrayList<>())
                            .add(stay));
        }

        private GoodsReading read(GoodsFile file, LocalDate today) {
            wrong.addAll(file.wrong());
            file.rows().forEach(this::compare);
            wrong.sort((one, other) -> Long.compare(one.row(), other.row()));
            Set<String> named = new HashSet<>();
            file.rows().forEach(row -> named.add(row.key()));
            int absent = (int) stays.entrySet().stream()
                    .filter(entry -> !named.contains(entry.getKey()))
                    .filter(entry -> entry.getValue().stream().anyMatch(stay -> isOn(stay, today)))
                    .count();
            return new GoodsReading(
                    file.rows().size() + file.wrong().size(),
                    added,
                    changes.size() - added,
                    known,
                    absent,
                    List.copyOf(changes),
                    wrong.size(),
                    wrong.stream().limit(MOST_WRONG).toList());
        }

        private void compare(Goods row) {
            LocalDate from = row.from() == null ? onto.from() : row.from();
            Listing stay = meeting(row, from);
            if (stay != null) {
                beside(stay, row);
            } else if (from == null) {
                wrong.add(new WrongRow(
                        row.row(), "Its first day on the list is missing. Give it in the row or for all."));
            } else if (row.until() != null && !row.until().isAfter(from)) {
                wrong.add(new WrongRow(row.row(), "It leaves the list before it comes onto it."));
            } else {
                changes.add(RuleChange.addGoods(
                        onto.list(), row.maker(), row.goods(), from, row.until(), onto.certainty(), onto.citation()));
                added++;
            }
        }

        /** What is said of goods that are on the list already: nothing new, that they leave it, or something else. */
        private void beside(Listing stay, Goods row) {
            LocalDate until = row.until();
            boolean begins = row.from() == null || row.from().equals(stay.from());
            if (begins && Objects.equals(until, stay.until())) {
                known++;
            } else if (begins && stay.until() == null && until != null && until.isAfter(stay.from())) {
                changes.add(RuleChange.endGoods(onto.list(), stay.maker(), stay.goods(), until));
            } else {
                wrong.add(new WrongRow(
                        row.row(),
                        "It is on the list from " + stay.from()
                                + (stay.until() == null ? " on" : " until before " + stay.until())
                                + ". Take that stay back first where it is wrong."));
            }
        }

        /** A stay of the same goods that has a day in common with the row. */
        private @Nullable Listing meeting(Goods row, @Nullable LocalDate from) {
            return stays.getOrDefault(row.key(), List.of()).stream()
                    .filter(stay ->
                            from == null || stay.until() == null || stay.until().isAfter(from))
                    .filter(stay -> row.until() == null || row.until().isAfter(stay.from()))
                    .findFirst()
                    .orElse(null);
        }

        private static boolean isOn(Listing stay, LocalDate day) {
            return !stay.from().isAfter(day)
                    && (stay.until() == null || stay.until().isAfter(day));
        }
    }
}
