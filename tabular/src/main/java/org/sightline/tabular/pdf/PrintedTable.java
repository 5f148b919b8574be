package org.sightline.tabular.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Layout;
import org.sightline.tabular.Row;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;

/** What can be said of a PDF and of the rows that are read from it. */
public final class PrintedTable {

    private static final String START = "%PDF-";

    private PrintedTable() {}

    /**
     * Where a row is printed.
     *
     * @param page from 1
     * @param line its place among the lines of the page, from the top, from 1
     */
    public record Place(int page, int line) {}

    /** Whether the file is a PDF. */
    public static boolean isPdf(TableFile file) throws IOException {
        try (InputStream in = file.open()) {
            return new String(in.readNBytes(START.length()), StandardCharsets.ISO_8859_1).equals(START);
        }
    }

    /**
     * The lines of the first page, which say what the document is.
     *
     * @param most how many bytes the file may have
     * @throws UnreadableFile where it is protected, damaged or too large
     */
    public static List<String> firstPage(TableFile file, long most) throws IOException {
        return PdfPages.of(file, most, 1).lines().stream()
                .map(PrintedLine::text)
                .toList();
    }

    /** Where a row of the layout's file is printed; null where the file is no PDF. */
    public static @Nullable Place place(Layout layout, Row row) {
        int page = layout.headers().lastIndexOf(PdfTable.PAGE);
        int line = layout.headers().lastIndexOf(PdfTable.PLACE);
        return !layout.format().equals(PdfFormat.NAME) || page < 0 || line < 0
                ? null
                : new Place(Integer.parseInt(row.cell(page)), Integer.parseInt(row.cell(line)));
    }

    /** Whether the file is a PDF that prints no names of its columns. */
    public static boolean hasNoHead(Layout layout) {
        return layout.format().equals(PdfFormat.NAME)
                && layout.headers().size() > 1
                && layout.headers().getFirst().equals("column 1")
                && layout.headers().get(1).equals("column 2");
    }

    /** Whether a column says where a row is printed. */
    public static boolean isPlace(Layout layout, String header) {
        return layout.format().equals(PdfFormat.NAME)
                && (header.equals(PdfTable.PAGE) || header.equals(PdfTable.PLACE));
    }
}
