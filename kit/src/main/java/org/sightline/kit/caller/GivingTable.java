package org.sightline.kit.caller;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of who may give what to whom, and who must agree: {@code giving.csv} beside this class, a thing given a row. */
final class GivingTable {

    private static final Map<String, Row> ROWS = read();

    private GivingTable() {}

    /**
     * A row.
     *
     * @param given a role, or another word for what is given
     * @param drafts the roles that draft it, in the agency or in the office; {@link Giving#ANYBODY} where no role is needed
     * @param approves the roles that approve it; empty where what one person drafts holds at once
     * @param otherwise the roles that approve it where nobody with a role of {@code approves} can
     * @param apartFrom what else there whoever gave it, as drafter or approver, does not give this
     */
    record Row(
            String given, Set<String> drafts, Set<String> approves, Set<String> otherwise, Set<String> apartFrom) {}

    /**
     * The row of what is given.
     *
     * @throws IllegalArgumentException where the table has none, so that nobody gives it
     */
    static Row of(String given) {
        Row row = ROWS.get(given);
        if (row == null) {
            throw new IllegalArgumentException("giving.csv does not say who gives " + given);
        }
        return row;
    }

    private static Map<String, Row> read() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GivingTable.class.getResourceAsStream("giving.csv")), StandardCharsets.UTF_8))) {
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Row(cells[0], words(cells[1]), words(cells[2]), words(cells[3]), words(cells[4])))
                    .collect(Collectors.toUnmodifiableMap(Row::given, row -> row));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> words(String cell) {
        return cell.isBlank() ? Set.of() : Set.of(cell.split(" "));
    }
}
