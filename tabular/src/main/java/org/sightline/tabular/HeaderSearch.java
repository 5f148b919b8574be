package org.sightline.tabular;

import java.util.List;

/** How to tell the delimiter and the header of a table from its first rows. */
public interface HeaderSearch {

    /** How well rows that were split by some delimiter fit; the delimiter with the highest number wins. */
    double fit(List<String[]> rows);

    /** Which row is the header, from 0; -1 where none is. */
    int headerRow(List<String[]> rows);

    /** How much the names of columns are what is looked for; of several tables in a file the one with the most is read. */
    default double wanted(List<String> headers) {
        return 0;
    }
}
