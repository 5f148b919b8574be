package org.sightline.gateway.spreadsheet;

import org.jspecify.annotations.Nullable;

/** Cells of tables of text that people open in a spreadsheet. */
public final class Cells {

    private Cells() {}

    /** A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe in front keeps it text. */
    public static String harmless(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
