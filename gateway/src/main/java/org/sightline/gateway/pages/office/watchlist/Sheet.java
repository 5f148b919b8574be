package org.sightline.gateway.pages.office.watchlist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * The changes of the watchlist that a person puts together, as matching-service shows them against the list in force.
 *
 * @param version 0 where nothing is in it yet
 * @param base the version of the list that it was compared with
 * @param counts how many rows are in each state
 * @param absent what the list has and the file no longer names
 * @param absentInAll how many of these there are
 */
record Sheet(
        long version,
        String summary,
        int base,
        Map<String, Integer> counts,
        List<Line> rows,
        List<WatchlistPages.Row> absent,
        int absentInAll) {

    /**
     * One row.
     *
     * @param number from 1
     * @param place the row of the file that it came from; null where a person typed it
     * @param unread what of the file's row could not be read; null where all was
     * @param edit the change, as the service has it
     * @param state new, changed, ended, removed, same or problem
     */
    record Line(
            int number,
            @Nullable Integer place,
            boolean taken,
            @Nullable String unread,
            Map<String, Object> edit,
            String state,
            WatchlistPages.@Nullable Row was,
            WatchlistPages.@Nullable Row becomes,
            List<Problem.Fault> problems) {

        /** The row of the file that it came from; 0 where a person typed it. */
        public int rowOfFile() {
            return place == null ? 0 : place;
        }

        /** A field of the change, empty where it has none. */
        public String field(String name) {
            return Objects.toString(edit.get(name), "");
        }

        private Map<String, Object> sent(boolean isTaken) {
            Map<String, Object> sent = new LinkedHashMap<>();
            sent.put("edit", edit);
            sent.put("taken", isTaken);
            sent.put("place", place);
            sent.put("unread", unread);
            return sent;
        }
    }

    /** A state with how many rows are in it. */
    record Count(String state, int rows) {}

    /** The states that rows are in. */
    public List<Count> states() {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> new Count(count.getKey(), count.getValue()))
                .toList();
    }

    /** How many rows go into the draft. */
    public long takenRows() {
        return rows.stream().filter(Line::taken).count();
    }

    /** How many rows that go into the draft have a problem. */
    public long problemsTaken() {
        return rows.stream()
                .filter(line -> line.taken() && line.state().equals("problem"))
                .count();
    }

    /** The rows in a state; all of them where none is asked for. */
    List<Line> in(String state) {
        return rows.stream()
                .filter(line -> state.isEmpty() || line.state().equals(state))
                .toList();
    }

    /** The row of a number; null where there is none. */
    @Nullable
    Line line(int number) {
        return number < 1 || number > rows.size() ? null : rows.get(number - 1);
    }

    /** The same sheet with more rows, as it is sent. */
    Map<String, Object> with(List<Map<String, Object>> edits) {
        List<Map<String, Object>> all = new ArrayList<>(sent(Line::taken));
        edits.forEach(edit -> all.add(typed(edit)));
        return body(summary, all);
    }

    /** The same sheet with another row in the place of one, as it is sent. */
    Map<String, Object> with(int number, Map<String, Object> edit) {
        List<Map<String, Object>> all = new ArrayList<>(sent(Line::taken));
        Map<String, Object> typed = typed(edit);
        typed.put("place", rows.get(number - 1).place());
        all.set(number - 1, typed);
        return body(summary, all);
    }

    /** The same sheet without some rows, as it is sent. */
    Map<String, Object> without(Set<Integer> numbers) {
        return body(
                summary,
                rows.stream()
                        .filter(line -> !numbers.contains(line.number()))
                        .map(line -> line.sent(line.taken()))
                        .toList());
    }

    /** The same sheet with these rows taken or left out, as it is sent. */
    Map<String, Object> taking(Set<Integer> numbers, boolean taken) {
        return body(summary, sent(line -> numbers.contains(line.number()) ? taken : line.taken()));
    }

    /** The same rows for another purpose, as they are sent. */
    Map<String, Object> summed(String purpose) {
        return body(purpose, sent(Line::taken));
    }

    private List<Map<String, Object>> sent(Function<Line, Boolean> taken) {
        return rows.stream().map(line -> line.sent(taken.apply(line))).toList();
    }

    private static Map<String, Object> typed(Map<String, Object> edit) {
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("edit", edit);
        typed.put("taken", true);
        return typed;
    }

    private static Map<String, Object> body(String purpose, List<Map<String, Object>> rows) {
        return Map.of("summary", purpose, "rows", rows);
    }

    /** Kinds of rows with days, which end instead of being removed. */
    private static final Set<String> WITH_DAYS = Set.of("membership", "ownership");

    /**
     * What takes rows off the list that a file no longer names.
     *
     * @param places of the rows in {@link #absent}, from 0
     * @param lastDay of those that have days; a day as YYYY-MM-DD
     */
    List<Map<String, Object>> ending(List<Integer> places, String lastDay) {
        return places.stream()
                .filter(place -> place >= 0 && place < absent.size())
                .map(absent::get)
                .map(row -> WITH_DAYS.contains(row.kind())
                        ? edit("end", row, Stream.of(Map.entry("to", lastDay)))
                        : edit("remove", row, Stream.of()))
                .toList();
    }

    private static Map<String, Object> edit(String op, WatchlistPages.Row row, Stream<Map.Entry<String, String>> more) {
        Map<String, Object> edit = new LinkedHashMap<>();
        edit.put("op", op);
        edit.put("kind", row.kind());
        edit.put("entityId", row.entityId());
        edit.put("value", row.value());
        more.forEach(entry -> edit.put(entry.getKey(), entry.getValue()));
        return edit;
    }
}
