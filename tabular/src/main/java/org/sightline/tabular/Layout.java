package org.sightline.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a delimited file is laid out.
 *
 * @param delimiter one of {@code , ; |} and tab
 * @param lineEnd {@code CR}, {@code LF}, {@code CRLF} or {@code mixed}, for people; reading takes any of them
 * @param headerRow the number of the record that names the columns, from 1; 0 where none does
 * @param headers the columns' names, each once; {@code column 3} where a column has no name
 */
public record Layout(Encoding encoding, char delimiter, String lineEnd, long headerRow, List<String> headers) {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int HEAD_BYTES = 1 << 16;
    private static final int HEAD_ROWS = 60;
    /** No cell that a person wrote is longer; what is longer is a quote that was never closed. */
    private static final int LONGEST_RECORD = 1 << 20;

    /**
     * Finds the layout of a file from its first 64 KiB.
     *
     * @param most see {@link Content#open}
     * @param search how to tell the header from other rows
     * @throws UnreadableFile where it is not a table in text form
     */
    public static Layout of(TableFile file, long most, HeaderSearch search) throws IOException {
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
        return of(text.toString(), encoding, head.length == HEAD_BYTES, search);
    }

    /** Finds the layout from the first letters. */
    private static Layout of(String text, Encoding encoding, boolean cut, HeaderSearch search) {
        if (text.isBlank()) {
            throw new UnreadableFile("empty_file", "The file holds no text. Export it again and upload it.");
        }
        char delimiter = ',';
        double best = -1;
        for (char candidate : DELIMITERS) {
            double score = search.fit(rows(text, candidate, cut));
            if (score > best) {
                best = score;
                delimiter = candidate;
            }
        }
        List<String[]> rows = rows(text, delimiter, cut);
        int header = search.headerRow(rows);
        List<String> headers = header < 0 ? unnamed(TableShape.width(rows)) : names(rows.get(header));
        return new Layout(encoding, delimiter, lineEnd(text), header + 1L, headers);
    }

    /** Reads the records of a file one after the other; a reader of its own for each thread. */
    public Rows open(TableFile file, long most) throws IOException {
        Content.Bytes bytes = Content.open(file, most);
        return new Rows(csv(delimiter).build(StringArrayHandler.of(), encoding.reader(bytes)), bytes);
    }

    /** This layout with another delimiter or encoding; null leaves what was found. */
    public Layout with(@Nullable Character otherDelimiter, @Nullable Encoding otherEncoding) {
        return new Layout(
                otherEncoding == null ? encoding : otherEncoding,
                otherDelimiter == null ? delimiter : otherDelimiter,
                lineEnd,
                headerRow,
                headers);
    }

    /** Letters after a closing quote (5" DOME) are common and harmless; only the old switch of the library allows them. */
    @SuppressWarnings("removal")
    private static CsvReader.CsvReaderBuilder csv(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD);
    }

    private static List<String[]> rows(String text, char delimiter, boolean cut) {
        List<String[]> rows = new ArrayList<>();
        try (CsvReader<String[]> reader =
                csv(delimiter).allowUnclosedQuote(true).build(StringArrayHandler.of(), new StringReader(text))) {
            for (String[] row : reader) {
                rows.add(row);
                if (rows.size() > HEAD_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException notWithThisDelimiter) {
            return rows;
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        if (cut && rows.size() > 1 && rows.size() <= HEAD_ROWS) {
            rows.remove(rows.size() - 1);
        }
        return rows;
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

    /** The records of a file, in order. Not for several threads. */
    public static final class Rows implements AutoCloseable {

        private final CsvReader<String[]> reader;
        private final Iterator<String[]> records;
        private final Content.Bytes bytes;
        private long number;

        private Rows(CsvReader<String[]> reader, Content.Bytes bytes) {
            this.reader = reader;
            this.bytes = bytes;
            this.records = reader.iterator();
        }

        /**
         * The next record; null at the end.
         *
         * @throws UnreadableFile where the file breaks off or a quote is never closed
         */
        public @Nullable Row next() {
            try {
                return records.hasNext() ? new Row(++number, records.next()) : null;
            } catch (CsvParseException broken) {
                throw because(broken);
            } catch (UncheckedIOException broken) {
                throw unreadable(broken.getMessage());
            }
        }

        /** The reader wraps whatever the content below it threw; what it found itself is a field without an end. */
        private UnreadableFile because(CsvParseException broken) {
            for (Throwable cause = broken.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof UnreadableFile known) {
                    return known;
                }
                if (cause instanceof IOException) {
                    return unreadable(cause.getMessage());
                }
            }
            return new UnreadableFile(
                    "open_quote",
                    "Row " + (number + 1)
                            + " opens a quotation mark (\") that is never closed. Close it, or take it out, and upload"
                            + " the file again.");
        }

        private UnreadableFile unreadable(@Nullable String why) {
            return new UnreadableFile(
                    "unreadable", "The file could not be read any further than row " + number + ": " + why);
        }

        /** How many bytes of the text were read, give or take a buffer. */
        public long bytesRead() {
            return bytes.count();
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
            reader.close();
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
