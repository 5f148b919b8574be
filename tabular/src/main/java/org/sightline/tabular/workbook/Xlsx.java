package org.sightline.tabular.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Content;
import org.sightline.tabular.Records;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.TableFormat;
import org.sightline.tabular.UnreadableFile;
import org.sightline.tabular.xml.StrangersXml;

/**
 * Workbooks as Excel writes them since 2007 (ECMA-376): XML in a zip file. The sheets are read as streams; only the
 * texts that cells share are in memory, and no more of them than a limit allows.
 */
public final class Xlsx implements TableFormat {

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final int MOST_SHARED = 5_000_000;
    private static final long MOST_SHARED_LETTERS = 100_000_000;
    private static final int MOST_SHEETS = 500;

    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public boolean namesColumns() {
        return false;
    }

    @Override
    public boolean isFormatOf(byte[] start, TableFile file) throws IOException {
        if (start.length < 4 || start[0] != 'P' || start[1] != 'K' || start[2] != 3 || start[3] != 4) {
            return false;
        }
        try (ZipFile zip = Content.zip(file)) {
            return zip.getEntry(WORKBOOK) != null;
        }
    }

    @Override
    public List<String> tables(TableFile file, long most) throws IOException {
        try (ZipFile zip = Content.zip(file)) {
            return List.copyOf(sheets(file, zip, most).keySet());
        }
    }

    @Override
    public Records open(TableFile file, String table, long most) throws IOException {
        ZipFile zip = Content.zip(file);
        try {
            String path = sheets(file, zip, most).get(table);
            ZipArchiveEntry sheet = path == null ? null : zip.getEntry(path);
            if (sheet == null) {
                throw Cells.damaged(0);
            }
            boolean from1904 = from1904(file, zip, most);
            XlsxSheet.Book book = new XlsxSheet.Book(shared(file, zip, most), dateStyles(file, zip, most), from1904);
            Content.Bytes bytes = Content.entry(file, zip, sheet, most);
            return new XlsxSheet(zip, bytes, StrangersXml.reader(bytes), book);
        } catch (XMLStreamException damaged) {
            zip.close();
            throw Cells.damaged(0);
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    /** The sheets that a person sees, each with the name of its file. */
    private static Map<String, String> sheets(TableFile file, ZipFile zip, long most) throws IOException {
        Map<String, String> targets = targets(file, zip, most);
        Map<String, String> sheets = new LinkedHashMap<>();
        each(file, zip, WORKBOOK, most, reader -> {
            if (reader.getLocalName().equals("sheet") && isVisible(reader) && sheets.size() < MOST_SHEETS) {
                String path = targets.getOrDefault(String.valueOf(attribute(reader, "id")), "");
                if (path.contains("worksheets/")) {
                    sheets.put(String.valueOf(reader.getAttributeValue(null, "name")), path);
                }
            }
        });
        if (sheets.isEmpty()) {
            throw new UnreadableFile("no_rows", "The workbook has no sheet with cells. Save it again and upload it.");
        }
        return sheets;
    }

    private static boolean isVisible(XMLStreamReader reader) {
        String state = reader.getAttributeValue(null, "state");
        return state == null || state.equals("visible");
    }

    /** The files of the workbook's parts, by their ids. */
    private static Map<String, String> targets(TableFile file, ZipFile zip, long most) throws IOException {
        Map<String, String> targets = new HashMap<>();
        each(file, zip, "xl/_rels/workbook.xml.rels", most, reader -> {
            String id = reader.getAttributeValue(null, "Id");
            String target = reader.getAttributeValue(null, "Target");
            if (id != null && target != null) {
                targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        return targets;
    }

    /** An attribute with a prefix, by its name without it. */
    private static @Nullable String attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)
                    && reader.getAttributePrefix(i) != null
                    && !reader.getAttributePrefix(i).isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    private static boolean from1904(TableFile file, ZipFile zip, long most) throws IOException {
        boolean[] is = new boolean[1];
        each(file, zip, WORKBOOK, most, reader -> {
            if (reader.getLocalName().equals("workbookPr")) {
                String value = reader.getAttributeValue(null, "date1904");
                is[0] = "1".equals(value) || "true".equals(value);
            }
        });
        return is[0];
    }

    /** For each style of cells whether it shows a date. */
    private static List<Boolean> dateStyles(TableFile file, ZipFile zip, long most) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<Boolean> styles = new ArrayList<>();
        boolean[] inCells = new boolean[1];
        each(file, zip, "xl/styles.xml", most, reader -> {
            switch (reader.getLocalName()) {
                case "numFmt" ->
                    codes.put(
                            whole(reader.getAttributeValue(null, "numFmtId")),
                            reader.getAttributeValue(null, "formatCode"));
                case "cellXfs" -> inCells[0] = true;
                case "cellStyleXfs", "cellStyles", "dxfs" -> inCells[0] = false;
                case "xf" -> {
                    if (inCells[0]) {
                        int format = whole(reader.getAttributeValue(null, "numFmtId"));
                        styles.add(Cells.isDate(format, codes.get(format)));
                    }
                }
                default -> {}
            }
        });
        return styles;
    }

    private static int whole(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 0;
    }

    private static List<String> shared(TableFile file, ZipFile zip, long most) throws IOException {
        ZipArchiveEntry entry = zip.getEntry("xl/sharedStrings.xml");
        if (entry == null) {
            return List.of();
        }
        List<String> shared = new ArrayList<>();
        long letters = 0;
        try (InputStream in = Content.entry(file, zip, entry, most)) {
            XMLStreamReader reader = StrangersXml.reader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("si")) {
                    String text = XlsxSheet.text(reader, "si");
                    letters += text.length();
                    if (shared.size() >= MOST_SHARED || letters > MOST_SHARED_LETTERS) {
                        throw Cells.tooLarge();
                    }
                    shared.add(text);
                }
            }
        } catch (XMLStreamException damaged) {
            throw Cells.damaged(0);
        }
        return shared;
    }

    /** Gives each element of a part of the workbook, at its start; nothing where the part is not there. */
    private static void each(TableFile file, ZipFile zip, String part, long most, Consumer<XMLStreamReader> consumer)
            throws IOException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = Content.entry(file, zip, entry, most)) {
            XMLStreamReader reader = StrangersXml.reader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    consumer.accept(reader);
                }
            }
        } catch (XMLStreamException damaged) {
            throw Cells.damaged(0);
        }
    }
}
