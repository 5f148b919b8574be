package org.sightline.tabular;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a table lies in its file.
 *
 * @param delimiter one of {@code , ; |} and tab; a comma where the file is not delimited text
 * @param lineEnd {@code CR}, {@code LF}, {@code CRLF} or {@code mixed}, for people; reading takes any of them
 * @param headerRow the number of the record that names the columns, from 1; 0 where none does
 * @param headers the columns' names, each once; {@code column 3} where a column has no name
 * @param table which tables of the file are read; null where the file is one delimited text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Layout(
        Encoding encoding,
        char delimiter,
        String lineEnd,
        long headerRow,
        List<String> headers,
        @Nullable Table table) {

    private static final int HEAD_BYTES = 1 << 16;
    private static final int HEAD_ROWS = 60;
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_NAMED = 10;
    private static final double WITHOUT_ROWS = 100;
    /** Faults of a file that is no table; what is damaged is refused as a whole, or some of it would be missing. */
    private static final Set<String> NO_TABLE = Set.of("not_text", "empty_file", "no_rows", "archive");

    private static final Encoding UNICODE = new Encoding("UTF-8", 0);
    private static final Pattern JOINED_NAMES = Pattern.compile("\\w{2,}([|;\\t]\\w{2,}){2,}");
    private static final Pattern JOINED = Pattern.compile("[\\w .-]+([|;\\t][\\w .-]+)+");

    /** Of a file that is one delimited text. */
    public Layout(Encoding encoding, char delimiter, String lineEnd, long headerRow, List<String> headers) {
        this(encoding, delimiter, lineEnd, headerRow, headers, null);
    }

    /** A table that was found, and how much it looks like one. */
    private record Found(
            Layout layout, Table.Part part, @Nullable String format, double rank) {

        boolean continues(Found first) {
            return java.util.Objects.equals(format, first.format)
                    && lower(layout.headers).equals(lower(first.layout.headers))
                    && layout.headerRow > 0;
        }

        private static List<String> lower(List<String> names) {
            return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        }
    }

    /**
     * Finds the layout of a file from its first 64 KiB, or from the first rows of each of its tables. Where it has
     * several, the one that looks most like a table is read, and with it those that have the same columns.
     *
     * @param most see {@link Content#open}
     * @param search how to tell the header from other rows
     * @throws UnreadableFile where it is not a table
     */
    public static Layout of(TableFile file, long most, HeaderSearch search) throws IOException {
        List<Found> found = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        UnreadableFile refused = null;
        List<Archive.Part> parts = Archive.parts(file, most);
        for (Archive.Part part : parts) {
            try {
                look(part, most, search, found, leftOut);
            } catch (UnreadableFile not) {
                if (!NO_TABLE.contains(not.code())) {
                    throw not;
                }
                refused = refused == null ? not : refused;
                leftOut.add(part.name());
            }
        }
        if (found.isEmpty()) {
            throw parts.size() == 1 && refused != null
                    ? refused
                    : new UnreadableFile("archive", "The file holds no table: " + String.join(", ", leftOut) + ".");
        }
        return joined(found, leftOut);
    }

    private static void look(Archive.Part part, long most, HeaderSearch search, List<Found> found, List<String> leftOut)
            throws IOException {
        TableFormat format = TableFormat.of(part.file());
        if (format == null) {
            Layout text = ofText(part.file(), most, search);
            found.add(new Found(
                    text, new Table.Part(part.name(), ""), null, rank(text, HEAD_ROWS) + search.wanted(text.headers)));
            return;
        }
        int before = found.size();
        for (String name : format.tables(part.file(), most)) {
            Table.Part table = new Table.Part(part.name(), name);
            Found one = look(part.file(), format, table, most, search);
            if (one == null) {
                leftOut.add(table.words());
            } else {
                found.add(one);
            }
        }
        if (found.size() == before && part.name().isEmpty()) {
            throw new UnreadableFile(
                    "no_rows", "The workbook has no sheet with a table in it. Export it again and upload it.");
        }
    }

    /** Looks at the first rows of a table; null where nothing stands in it. */
    private static @Nullable Found look(
            TableFile file, TableFormat format, Table.Part part, long most, HeaderSearch search) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (Records records = format.open(file, part.name(), most)) {
            for (String[] row = records.next(); row != null && rows.size() < HEAD_ROWS; row = records.next()) {
                rows.add(row);
            }
        }
        int width = rows.stream().mapToInt(Layout::filledWidth).max().orElse(0);
        if (width == 0) {
            return null;
        }
        rows.replaceAll(row -> Arrays.stream(padded(row, width)).limit(width).toArray(String[]::new));
        int header = format.namesColumns() ? 0 : search.headerRow(rows);
        List<String> headers = header < 0 ? unnamed(width) : names(rows.get(header));
        Layout layout = new Layout(UNICODE, ',', "LF", header + 1L, headers, null);
        boolean empty = rows.stream().skip(header + 1L).noneMatch(row -> filledWidth(row) > 0);
        double rank =
                rank(layout, rows.size()) + search.fit(rows) + search.wanted(headers) - (empty ? WITHOUT_ROWS : 0);
        return new Found(layout, part, format.name(), rank);
    }

    /** A table with a header goes before one without, and one with many rows and columns before one with few. */
    private static double rank(Layout layout, int rows) {
        return (layout.headerRow > 0 ? 10 : 0)
                + Math.min(rows, HEAD_ROWS) / 10.0
                + Math.min(layout.headers.size(), 20) / 10.0;
    }

    private static Layout joined(List<Found> found, List<String> leftOut) {
        Found first =
                found.stream().max(Comparator.comparingDouble(Found::rank)).orElseThrow();
        List<Table.Part> parts = new ArrayList<>();
        for (Found one : found) {
            if (one.part.equals(first.part) || one.continues(first)) {
                parts.add(one.part);
            } else {
                leftOut.add(one.part.words());
            }
        }
        Layout layout = first.layout;
        boolean plain = first.format == null && found.size() == 1 && leftOut.isEmpty();
        return new Layout(
                layout.encoding,
                layout.delimiter,
                layout.lineEnd,
                layout.headerRow,
                layout.headers,
                plain ? null : new Table(first.format, parts, leftOut));
    }

    private static Layout ofText(TableFile file, long most, HeaderSearch search) throws IOException {
        byte[] head;
        try (InputStream in = Content.open(file, most)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        Encoding encoding = Encoding.detect(head);
        StringBuilder text = new StringBuilder();
        try (Reader reader = encoding.reader(new ByteArrayInputStream(head))) {
            char[] buffer = new char[1 << 14];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
        }
        return ofText(text.toString(), encoding, head.length == HEAD_BYTES, search);
    }

    /** Finds the layout from the first letters. */
    private static Layout ofText(String text, Encoding encoding, boolean cut, HeaderSearch search) {
        if (text.isBlank()) {
            throw new UnreadableFile("empty_file", "The file holds no text. Export it again and upload it.");
        }
        char delimiter = ',';
        double best = -1;
        for (char candidate : Delimited.DELIMITERS) {
            double score = search.fit(Delimited.first(text, candidate, cut, HEAD_ROWS));
            if (score > best) {
                best = score;
                delimiter = candidate;
            }
        }
        List<String[]> rows = Delimited.first(text, delimiter, cut, HEAD_ROWS);
        int header = search.headerRow(rows);
        requireOneDelimiter(rows, delimiter);
        List<String> headers = header < 0 ? unnamed(TableShape.width(rows)) : names(rows.get(header));
        return new Layout(encoding, delimiter, lineEnd(text), header + 1L, headers, null);
    }

    /** A first row that joins three names by another delimiter, or two and is narrower than the others, is a mistake. */
    private static void requireOneDelimiter(List<String[]> rows, char delimiter) {
        String[] first = rows.getFirst();
        boolean narrow = first.length > 1 && first.length < TableShape.width(rows);
        for (String cell : first) {
            if (first.length > 1
                    && (narrow ? JOINED : JOINED_NAMES).matcher(cell).matches()) {
                throw new UnreadableFile(
                        "mixed_delimiters",
                        "The first line separates columns with \"" + delimiter + "\" and, in \"" + cell
                                + "\", with another sign. Export the file again with one separator.");
            }
        }
    }

    /** Reads the records of a file one after the other; a reader of its own for each thread. */
    public Rows open(TableFile file, long most) throws IOException {
        return new Rows(this, file, most);
    }

    private Records open(TableFile file, int part, long most) throws IOException {
        if (table == null) {
            TableFile only = Archive.part(file, "", most);
            return new Delimited(delimiter, encoding, Content.open(only, most));
        }
        Table.Part wanted = table.parts().get(part);
        TableFile packed = Archive.part(file, wanted.entry(), most);
        if (table.format() != null) {
            return TableFormat.named(table.format()).open(packed, wanted.name(), most);
        }
        return new Delimited(delimiter, part == 0 ? encoding : encoding(packed, most), Content.open(packed, most));
    }

    private static Encoding encoding(TableFile file, long most) throws IOException {
        try (InputStream in = Content.open(file, most)) {
            return Encoding.detect(in.readNBytes(HEAD_BYTES));
        }
    }

    /** This layout with another delimiter or encoding; null leaves what was found. */
    public Layout with(@Nullable Character otherDelimiter, @Nullable Encoding otherEncoding) {
        return new Layout(
                otherEncoding == null ? encoding : otherEncoding,
                otherDelimiter == null ? delimiter : otherDelimiter,
                lineEnd,
                headerRow,
                headers,
                table);
    }

    /** What kind of file it is, for people: {@code text}, or the name of its format. */
    public String format() {
        return table == null || table.format() == null ? "text" : table.format();
    }

    /** A sentence about the files and sheets that are not read; empty where there are none. */
    public String leftOutWords() {
        if (table == null || table.leftOut().isEmpty()) {
            return "";
        }
        int more = table.leftOut().size() - MOST_NAMED;
        String names = String.join(
                ", ",
                table.leftOut().subList(0, Math.min(MOST_NAMED, table.leftOut().size())));
        return "Not read, because their columns are others or they hold no table: " + names
                + (more > 0 ? " and " + more + " more." : ".");
    }

    private static int filledWidth(String[] row) {
        int width = Math.min(row.length, MOST_COLUMNS);
        while (width > 0 && row[width - 1].isBlank()) {
            width--;
        }
        return width;
    }

    private static String[] padded(String[] row, int width) {
        if (row.length >= width) {
            return row;
        }
        String[] padded = Arrays.copyOf(row, width);
        Arrays.fill(padded, row.length, width, "");
        return padded;
    }

    private static List<String> names(String[] header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.length; i++) {
            String name = Text.clean(header[i]);
            String base = name.isEmpty() ? "column " + (i + 1) : name;
            String unique = base;
            for (int again = 2; names.contains(unique); again++) {
                unique = base + " (" + again + ")";
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }

    private static List<String> unnamed(int width) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add("column " + i);
        }
        return List.copyOf(names);
    }

    private static String lineEnd(String text) {
        int crlf = 0;
        int cr = 0;
        int lf = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                crlf++;
                i++;
            } else if (c == '\r') {
                cr++;
            } else if (c == '\n') {
                lf++;
            }
        }
        return lineEnd(crlf, cr, lf);
    }

    private static String lineEnd(int crlf, int cr, int lf) {
        int most = Math.max(crlf, Math.max(cr, lf));
        if (most * 10 < (crlf + cr + lf) * 9) {
            return "mixed";
        }
        return most == crlf && crlf > 0 ? "CRLF" : most == cr && cr > 0 ? "CR" : "LF";
    }

    /** The records of a file, in order, from all tables that are read. Not for several threads. */
    public static final class Rows implements AutoCloseable {

        private final Layout layout;
        private final TableFile file;
        private final long most;
        private final int parts;
        private Records records;
        private int part;
        private long number;
        private long bytesBefore;

        private Rows(Layout layout, TableFile file, long most) throws IOException {
            this.layout = layout;
            this.file = file;
            this.most = most;
            this.parts = layout.table == null ? 1 : layout.table.parts().size();
            this.records = layout.open(file, 0, most);
        }

        /**
         * The next record; null at the end.
         *
         * @throws UnreadableFile where the file breaks off or a quote is never closed
         */
        public @Nullable Row next() {
            try {
                String[] cells = records.next();
                while (cells == null && part + 1 < parts) {
                    goOn();
                    cells = records.next();
                }
                if (cells == null) {
                    return null;
                }
                boolean sheet = layout.table != null && layout.table.format() != null;
                return new Row(++number, sheet ? fitted(cells) : cells);
            } catch (IOException broken) {
                throw new UnreadableFile(
                        "unreadable",
                        "The file could not be read any further than row " + number + ": " + broken.getMessage());
            }
        }

        /** Sheets have no width: the cells after the last that is filled are not there. */
        private String[] fitted(String[] cells) {
            int width = layout.headers.size();
            return filledWidth(cells) <= width ? Arrays.copyOf(padded(cells, width), width) : cells;
        }

        /** Goes on to the next table, past its header, which is no record of ours. */
        private void goOn() throws IOException {
            bytesBefore += records.bytesRead();
            if (bytesBefore > most) {
                throw Content.tooLarge(most, most);
            }
            records.close();
            part++;
            records = layout.open(file, part, most);
            for (long row = 0; row < layout.headerRow; row++) {
                if (records.next() == null) {
                    return;
                }
            }
        }

        /** How many bytes of the text were read, give or take a buffer. */
        public long bytesRead() {
            return bytesBefore + records.bytesRead();
        }

        /** Moves past the record of this number. */
        public void skipTo(long row) {
            boolean more = true;
            while (more && number < row) {
                more = next() != null;
            }
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }

    /** Gives the consumer the first data rows: not blank, below the header, at most {@code rows}. */
    public void sample(TableFile file, long most, int rows, Consumer<Row> consumer) throws IOException {
        try (Rows records = open(file, most)) {
            records.skipTo(headerRow);
            int given = 0;
            for (Row row = records.next(); row != null && given < rows; row = records.next()) {
                if (!row.isBlank()) {
                    consumer.accept(row);
                    given++;
                }
            }
        }
    }
}
