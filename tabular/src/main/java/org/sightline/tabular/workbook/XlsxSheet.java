package org.sightline.tabular.workbook;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Content;
import org.sightline.tabular.Records;

/** The rows of a sheet, with the blank ones that Excel does not write, so that their numbers are those of Excel. */
final class XlsxSheet implements Records {

    private static final int LONGEST_CELL = 1 << 20;
    private static final String[] BLANK = {};

    private final ZipFile zip;
    private final Content.Bytes bytes;
    private final XMLStreamReader reader;
    private final Book book;
    private long row;
    private String @Nullable [] waiting;
    private long waitingRow;

    /** What the sheets of a workbook share. */
    record Book(List<String> texts, List<Boolean> dateStyles, boolean from1904) {}

    XlsxSheet(ZipFile zip, Content.Bytes bytes, XMLStreamReader reader, Book book) {
        this.zip = zip;
        this.bytes = bytes;
        this.reader = reader;
        this.book = book;
    }

    @Override
    public String @Nullable [] next() throws IOException {
        try {
            if (waiting == null && !readRow()) {
                return null;
            }
        } catch (XMLStreamException damaged) {
            if (damaged.getNestedException() instanceof IOException broken
                    && !(broken instanceof CharConversionException)) {
                throw broken;
            }
            throw Cells.damaged(row);
        }
        row++;
        if (row < waitingRow) {
            return BLANK;
        }
        String[] cells = waiting;
        waiting = null;
        return cells;
    }

    private boolean readRow() throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("row")) {
                String number = reader.getAttributeValue(null, "r");
                waitingRow = number != null && number.matches("\\d{1,9}") ? Long.parseLong(number) : row + 1;
                if (waitingRow <= row || waitingRow > Cells.MOST_ROWS) {
                    throw Cells.damaged(row);
                }
                waiting = cells();
                return true;
            }
        }
        return false;
    }

    private String[] cells() throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
                return cells.toArray(String[]::new);
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("c")) {
                int column = column(reader.getAttributeValue(null, "r"), cells.size());
                if (column < cells.size() || column >= Cells.MOST_COLUMNS) {
                    throw Cells.damaged(row);
                }
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(cell());
            }
        }
        throw Cells.damaged(row);
    }

    /** The column of a reference such as BC12, from 0. */
    private static int column(@Nullable String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4 && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        return column == 0 ? next : column - 1;
    }

    private String cell() throws XMLStreamException {
        String type = reader.getAttributeValue(null, "t");
        String style = reader.getAttributeValue(null, "s");
        String value = "";
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                value = switch (reader.getLocalName()) {
                    case "v" -> text(reader, "v");
                    case "is" -> text(reader, "is");
                    default -> value;
                };
            }
        }
        return meaning(type == null ? "n" : type, style, value);
    }

    private String meaning(String type, @Nullable String style, String value) {
        return switch (type) {
            case "s" -> shared(value.strip());
            case "n" -> value.isBlank() ? "" : number(value.strip(), style);
            case "b" -> value.strip().equals("1") ? "TRUE" : "FALSE";
            // What Excel could not calculate says nothing.
            case "e" -> "";
            default -> value;
        };
    }

    private String shared(String index) {
        if (index.matches("\\d{1,8}") && Integer.parseInt(index) < book.texts().size()) {
            return book.texts().get(Integer.parseInt(index));
        }
        throw Cells.damaged(row);
    }

    private String number(String value, @Nullable String style) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException damaged) {
            throw Cells.damaged(row);
        }
        int index = style != null && style.matches("\\d{1,6}") ? Integer.parseInt(style) : 0;
        boolean date = index < book.dateStyles().size() && book.dateStyles().get(index);
        if (date) {
            return Cells.date(number, book.from1904());
        }
        return value.matches("-?\\d{1,15}") ? value : Cells.number(number);
    }

    /** The text below an element, to its end, without what says how to pronounce it. */
    static String text(XMLStreamReader reader, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean spoken = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (reader.getLocalName().equals(element)) {
                    return text.toString();
                }
                spoken &= !reader.getLocalName().equals("rPh");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                spoken |= reader.getLocalName().equals("rPh");
            } else if (!spoken && reader.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(reader.getText());
                if (text.length() > LONGEST_CELL) {
                    throw Cells.tooLarge();
                }
            }
        }
        throw Cells.damaged(0);
    }

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        zip.close();
    }
}
