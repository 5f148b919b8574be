package org.sightline.matching.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.edit.EditRequest;
import org.sightline.matching.edit.WorkingRows;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.Ownership;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.WatchlistEdit;
import org.sightline.matching.watchlists.RowView;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * A sheet read against the list in force: what each row does, and all that is wrong at once. New entities are read first,
 * so a file may name them in any order.
 */
final class SheetReading {

    private static final int MOST_ABSENT = 1000;

    private final WatchlistInForce present;
    private final List<SheetRow> rows;
    private final SheetView.Line[] lines;
    private final List<WatchlistEdit> edits = new ArrayList<>();
    private final List<Problem.Fault> faults = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> scopes = new HashSet<>();

    private SheetReading(WatchlistInForce present, List<SheetRow> rows) {
        this.present = present;
        this.rows = rows;
        this.lines = new SheetView.Line[rows.size()];
    }

    static SheetReading of(WatchlistInForce present, List<SheetRow> rows) {
        SheetReading reading = new SheetReading(present, rows);
        WorkingRows list = WorkingRows.of(present.watchlist());
        IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(i -> !isNewEntity(rows.get(i).edit())))
                .forEach(i -> reading.read(i, list));
        return reading;
    }

    private static boolean isNewEntity(EditRequest edit) {
        return "entity".equals(edit.kind()) && "add".equals(edit.op());
    }

    /** The changes of all rows that are taken, in the order in which they fit. */
    List<WatchlistEdit> edits() {
        return edits;
    }

    /** What is wrong in rows that are taken, each with its row. */
    List<Problem.Fault> faults() {
        return faults;
    }

    private void read(int i, WorkingRows list) {
        SheetRow row = rows.get(i);
        String at = "/rows/" + i;
        try {
            if ("add".equals(row.edit().op())) {
                name(row, RowView.of(row.edit().row(at, list)));
            }
            if (row.unread() != null) {
                throw Problem.invalid(at, "unreadable", row.unread());
            }
            List<WatchlistEdit> meant = row.edit().edits(at, list);
            lines[i] = line(i, meant, list);
            if (row.taken()) {
                edits.addAll(meant);
                list.apply(meant);
            }
        } catch (Problem refused) {
            boolean same =
                    refused.faults().stream().anyMatch(fault -> fault.code().equals(EditRequest.ALREADY_THERE));
            lines[i] = new SheetView.Line(
                    i + 1,
                    row.place(),
                    row.taken(),
                    row.unread(),
                    row.edit(),
                    same ? SheetView.State.SAME : SheetView.State.PROBLEM,
                    null,
                    null,
                    same ? List.of() : refused.faults());
            if (!same && row.taken()) {
                faults.addAll(refused.faults());
            }
        }
    }

    private SheetView.Line line(int i, List<WatchlistEdit> meant, WorkingRows list) {
        SheetRow row = rows.get(i);
        Row added = first(meant, WatchlistEdit.Action.ADD);
        Row old = first(meant, WatchlistEdit.Action.REMOVE);
        if (old == null && added instanceof Entity entity) {
            old = list.entity(entity.id());
        }
        if (old != null) {
            name(row, RowView.of(old));
        }
        return new SheetView.Line(
                i + 1,
                row.place(),
                row.taken(),
                row.unread(),
                row.edit(),
                state(row.edit(), old, added),
                old == null ? null : RowView.of(old),
                added == null ? null : RowView.of(added),
                List.of());
    }

    private static SheetView.State state(EditRequest edit, @Nullable Row old, @Nullable Row added) {
        if (added == null) {
            return SheetView.State.REMOVED;
        }
        return "end".equals(edit.op())
                ? SheetView.State.ENDED
                : old == null ? SheetView.State.NEW : SheetView.State.CHANGED;
    }

    private static @Nullable Row first(List<WatchlistEdit> edits, WatchlistEdit.Action action) {
        return edits.stream()
                .filter(edit -> edit.action() == action)
                .map(WatchlistEdit::row)
                .findFirst()
                .orElse(null);
    }

    private void name(SheetRow row, RowView said) {
        named.add(key(said));
        if (row.place() != null) {
            scopes.add(scope(said));
        }
    }

    /** A row of the list as a file names it. */
    private static String key(RowView row) {
        return scope(row) + "|" + row.entityId() + "|" + row.value().toLowerCase(Locale.ROOT);
    }

    /** What a file is taken to be the whole of where it has one row of it: a list, or one kind of rows about an entity. */
    private static String scope(RowView row) {
        return row.kind().equals("membership") ? "list|" + row.value() : row.kind() + "|" + row.entityId();
    }

    private List<RowView> absent() {
        return present.watchlist().content().rows().stream()
                .filter(row -> !hasEnded(row))
                .map(RowView::of)
                .filter(row -> scopes.contains(scope(row)) && !named.contains(key(row)))
                .toList();
    }

    /** What has its last day already needs no other. */
    private static boolean hasEnded(Row row) {
        return row instanceof Membership stay && stay.to() != null
                || row instanceof Ownership owned && owned.to() != null;
    }

    SheetView view(long version, String summary) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (SheetView.State state : SheetView.State.values()) {
            counts.put(state.wireName(), 0);
        }
        for (SheetView.Line line : lines) {
            counts.merge(line.state().wireName(), 1, Integer::sum);
        }
        List<RowView> absent = absent();
        return new SheetView(
                version,
                summary,
                present.version(),
                counts,
                List.of(lines),
                absent.stream().limit(MOST_ABSENT).toList(),
                absent.size());
    }
}
