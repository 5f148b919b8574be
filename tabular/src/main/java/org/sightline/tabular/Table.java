package org.sightline.tabular;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tables of a file are read, where it is not one delimited text. Tables with the same columns are one table, read
 * one after the other.
 *
 * @param format the format's name; null where the parts are delimited text
 * @param parts in the order in which they are read
 * @param leftOut the names of the files and sheets that are not read, because their columns are others
 */
public record Table(@Nullable String format, List<Part> parts, List<String> leftOut) {

    /**
     * A table in a file.
     *
     * @param entry the name of the packed file that holds it; empty where the file is not packed with others
     * @param name the table's own name, such as a sheet's; empty where it has none
     */
    public record Part(String entry, String name) {

        /** For people. */
        String words() {
            return entry.isEmpty() ? name : name.isEmpty() ? entry : entry + " / " + name;
        }
    }

    public Table {
        parts = List.copyOf(parts);
        leftOut = List.copyOf(leftOut);
    }
}
