package org.sightline.matching.screening.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a delimited file so that a bad one spoils no other: a quote that is never closed, or only in a later record, ends
 * with its line.
 */
final class Records {

    /** Lines that one quoted cell may have. */
    private static final int LONGEST_CELL = 200;

    private static final String DELIMITERS = ",;\t|";

    private final BufferedReader in;
    private final char delimiter;
    private final int columns;
    final List<String> header;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long line;

    /**
     * A record.
     *
     * @param line the number of its first line in the file
     * @param quoted its cells where it has quotes; empty if it has none, or could not be read
     * @param fault why it could not be read, null if it could
     * @param text as it stands in the file
     */
    record Entry(long line, List<String> quoted, @Nullable String fault, String text) {}

    /**
     * Reads the header.
     *
     * @param wanted the delimiter, null to find it in the header
     */
    Records(BufferedReader in, @Nullable Character wanted) throws IOException {
        this.in = in;
        String first = next();
        first = first == null ? "" : first.startsWith("\uFEFF") ? first.substring(1) : first;
        this.delimiter = wanted == null ? likeliest(first) : wanted;
        List<String> cells = split(first, false);
        this.header = cells == null ? List.of(first) : cells;
        this.columns = header.size();
    }

    private static char likeliest(String header) {
        char best = ',';
        long most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char candidate = DELIMITERS.charAt(i);
            long times = header.chars().filter(c -> c == candidate).count();
            if (times > most) {
                best = candidate;
                most = times;
            }
        }
        return best;
    }

    /** The next record, null after the last. Empty lines are passed over. */
    @Nullable
    Entry read() throws IOException {
        String text = next();
        while (text != null && text.isBlank()) {
            text = next();
        }
        if (text == null) {
            return null;
        }
        long at = line;
        if (text.indexOf('"') < 0) {
            return new Entry(at, List.of(), null, text);
        }
        List<String> cells = split(text, false);
        if (cells != null) {
            return new Entry(at, cells, null, text);
        }
        return longer(at, text);
    }

    /** The cells of a record. Without quotes they are cut here, on the caller's thread. */
    List<String> cells(Entry entry) {
        List<String> cells = entry.quoted().isEmpty() ? split(entry.text(), false) : entry.quoted();
        return cells == null ? List.of() : cells;
    }

    /** A record with an open quote: it may go on in the next lines, if it is a whole record then. */
    private Entry longer(long at, String first) throws IOException {
        StringBuilder text = new StringBuilder(first);
        List<String> more = new ArrayList<>();
        while (more.size() < LONGEST_CELL) {
            String next = next();
            if (next == null) {
                break;
            }
            more.add(next);
            text.append('\n').append(next);
            List<String> cells = next.indexOf('"') < 0 ? null : split(text.toString(), true);
            if (cells != null && cells.size() == columns) {
                return new Entry(at, cells, null, text.toString());
            }
            if (cells != null) {
                break;
            }
        }
        for (int i = more.size() - 1; i >= 0; i--) {
            ahead.push(more.get(i));
        }
        line -= more.size();
        return new Entry(at, List.of(), "a quote is opened and not closed", first);
    }

    private @Nullable String next() throws IOException {
        String next = ahead.isEmpty() ? in.readLine() : ahead.pop();
        line += next == null ? 0 : 1;
        return next;
    }

    /**
     * The cells of a record, null if a quote is still open at its end.
     *
     * @param strict whether nothing may stand between a closing quote and the next delimiter
     */
    private @Nullable List<String> split(String text, boolean strict) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at >= 0) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int closing = quoted ? closing(text, at) : at;
            if (closing < 0) {
                return null;
            }
            int next = text.indexOf(delimiter, closing + (quoted ? 1 : 0));
            int end = next < 0 ? text.length() : next;
            String rest = quoted ? text.substring(closing + 1, end) : "";
            if (strict && !rest.isBlank()) {
                return null;
            }
            cells.add(
                    quoted
                            ? text.substring(at + 1, closing).replace("\"\"", "\"") + rest.strip()
                            : text.substring(at, end));
            at = next < 0 ? -1 : next + 1;
        }
        return cells;
    }

    /** Where the quote that is opened closes, -1 if it does not. */
    private static int closing(String text, int opening) {
        int at = text.indexOf('"', opening + 1);
        while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            at = text.indexOf('"', at + 2);
        }
        return at;
    }
}
