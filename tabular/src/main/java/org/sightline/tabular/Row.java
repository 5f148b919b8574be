package org.sightline.tabular;

/**
 * One record of a file.
 *
 * @param number its place in the file from 1, with every record counted: lines above the header, the header, blank ones
 * @param cells as they stand in the file, never null
 */
public record Row(long number, String[] cells) {

    /** Whether no cell holds anything. */
    public boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The cell of a column, without spaces around it; empty where the row ends before it. */
    public String cell(int column) {
        return column < cells.length ? Text.clean(cells[column]) : "";
    }

    /** The record as one line of comma-separated values. */
    public String asText() {
        return Text.csv(cells);
    }
}
