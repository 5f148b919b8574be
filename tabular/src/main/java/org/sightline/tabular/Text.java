package org.sightline.tabular;

/** Cells of text. */
public final class Text {

    private Text() {}

    /** The text without spaces around it, and with each run of control characters and line ends made one space. */
    public static String clean(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isSpace(cell.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(cell.charAt(to - 1))) {
            to--;
        }
        if (to - from > 1 && cell.charAt(from) == '\'' && "=+-@".indexOf(cell.charAt(from + 1)) >= 0) {
            // Somebody made a formula harmless, as our own list of rejected rows does.
            from++;
        }
        for (int i = from; i < to; i++) {
            if (cell.charAt(i) < ' ') {
                return withoutControls(cell, from, to);
            }
        }
        return cell.substring(from, to);
    }

    private static String withoutControls(String cell, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = cell.charAt(i);
            if (c >= ' ') {
                text.append(c);
            } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u2007' || c == '\u202f' || c == '\ufeff';
    }

    /** Cells as one line of comma-separated values (RFC 4180), without a line end. */
    public static String csv(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(quoted(cells[i]));
        }
        return line.toString();
    }

    private static String quoted(String cell) {
        boolean needed =
                cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0;
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
