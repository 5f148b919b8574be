package org.sightline.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a delimited text. */
final class Delimited implements Records {

    static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /** No cell that a person wrote is longer; what is longer is a quote that was never closed. */
    private static final int LONGEST_RECORD = 1 << 20;

    private final CsvReader<String[]> reader;
    private final Iterator<String[]> records;
    private final Content.Bytes bytes;
    private long number;

    Delimited(char delimiter, Encoding encoding, Content.Bytes bytes) throws IOException {
        this.reader = csv(delimiter).build(StringArrayHandler.of(), encoding.reader(bytes));
        this.bytes = bytes;
        this.records = reader.iterator();
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

    /**
     * The first records of a text.
     *
     * @param cut whether the text goes on, so that its last record may be half of one
     */
    static List<String[]> first(String text, char delimiter, boolean cut, int most) {
        List<String[]> rows = new ArrayList<>();
        try (CsvReader<String[]> reader =
                csv(delimiter).allowUnclosedQuote(true).build(StringArrayHandler.of(), new StringReader(text))) {
            for (String[] row : reader) {
                rows.add(row);
                if (rows.size() > most) {
                    break;
                }
            }
        } catch (CsvParseException notWithThisDelimiter) {
            return rows;
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        if (cut && rows.size() > 1 && rows.size() <= most) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    @Override
    public String @Nullable [] next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            number++;
            return records.next();
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

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
