package org.sightline.inventory.intake;

import java.util.Arrays;
import java.util.List;
import org.sightline.tabular.HeaderSearch;

/** Finds the header of a device list: of its first rows the one that names most columns that we know. */
final class KnownColumns implements HeaderSearch {

    private static final int ROWS_BEFORE_HEADER = 10;

    @Override
    public double fit(List<String[]> rows) {
        return first(rows).stream().mapToLong(KnownColumns::known).max().orElse(0);
    }

    @Override
    public int headerRow(List<String[]> rows) {
        List<String[]> first = first(rows);
        int header = -1;
        long most = 0;
        for (int i = 0; i < first.size(); i++) {
            long known = known(first.get(i));
            if (known > most) {
                most = known;
                header = i;
            }
        }
        return header;
    }

    private static List<String[]> first(List<String[]> rows) {
        return rows.subList(0, Math.min(ROWS_BEFORE_HEADER, rows.size()));
    }

    private static long known(String[] cells) {
        return Arrays.stream(cells)
                .filter(cell -> Column.meant(cell).isPresent())
                .distinct()
                .count();
    }
}
