package org.sightline.tabular.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Records;

/** The rows of a sheet of the old format. */
final class XlsSheet implements Records {

    private static final String[] BLANK = {};
    private static final int LAST_COLUMN = 255;

    private final POIFSFileSystem files;
    private final RecordFactoryInputStream records;
    private final String sheet;
    private final long bytes;

    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final List<Integer> formatsOfStyles = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private @Nullable SSTRecord texts;
    private boolean from1904;

    private boolean inSheet;
    private boolean ended;
    private long row;
    private final List<String> cells = new ArrayList<>();
    private long cellsRow;
    private int formulaColumn = -1;
    private @Nullable CellValueRecordInterface ahead;
    private String aheadText = "";

    XlsSheet(POIFSFileSystem files, RecordFactoryInputStream records, String sheet, long bytes) {
        this.files = files;
        this.records = records;
        this.sheet = sheet;
        this.bytes = bytes;
        readBook();
    }

    /** Reads what comes before the sheets, and goes to the beginning of ours. */
    private void readBook() {
        for (Record record = Xls.next(records); !(record instanceof EOFRecord); record = Xls.next(records)) {
            switch (record) {
                case null -> throw Cells.damaged(0);
                case BoundSheetRecord bound -> sheets.add(bound);
                case FormatRecord format -> formats.put(format.getIndexCode(), format.getFormatString());
                case ExtendedFormatRecord style -> formatsOfStyles.add((int) style.getFormatIndex());
                case SSTRecord shared -> texts = shared;
                case DateWindow1904Record window -> from1904 = window.getWindowing() == 1;
                default -> {}
            }
        }
        skipToSheet();
    }

    /** The sheets lie one after the other in the order of their positions. */
    private void skipToSheet() {
        List<BoundSheetRecord> byPlace = new ArrayList<>(sheets);
        byPlace.sort((a, b) -> Integer.compareUnsigned(a.getPositionOfBof(), b.getPositionOfBof()));
        int before = 0;
        while (before < byPlace.size() && !byPlace.get(before).getSheetname().equals(sheet)) {
            before++;
        }
        int depth = 0;
        int seen = -1;
        for (Record record = Xls.next(records); record != null; record = Xls.next(records)) {
            if (record instanceof BOFRecord) {
                seen += depth == 0 ? 1 : 0;
                depth++;
                if (depth == 1 && seen == before) {
                    inSheet = true;
                    return;
                }
            } else if (record instanceof EOFRecord) {
                depth--;
            }
        }
        throw Cells.damaged(0);
    }

    @Override
    public String @Nullable [] next() {
        if (cells.isEmpty() && !collect()) {
            return null;
        }
        row++;
        if (row < cellsRow) {
            return BLANK;
        }
        String[] full = cells.toArray(String[]::new);
        cells.clear();
        return full;
    }

    /** Collects the cells of the next row that has some. */
    private boolean collect() {
        if (ahead != null) {
            CellValueRecordInterface first = ahead;
            ahead = null;
            put(first, aheadText);
        }
        while (inSheet && !ended && ahead == null) {
            take();
        }
        return !cells.isEmpty();
    }

    private void take() {
        Record record = Xls.next(records);
        switch (record) {
            case null -> throw Cells.damaged(row);
            case EOFRecord end -> ended = true;
            case BOFRecord chart -> skipInner();
            case StringRecord text -> {
                if (formulaColumn >= 0 && formulaColumn < cells.size()) {
                    cells.set(formulaColumn, text.getString());
                }
            }
            case CellValueRecordInterface cell -> put(cell, value(record));
            default -> {}
        }
        // The text of a formula comes in the record after it.
        if (ahead instanceof FormulaRecord formula && formula.hasCachedResultString()) {
            aheadText = textOfFormula();
        }
    }

    private String textOfFormula() {
        for (int i = 0; i < 3; i++) {
            if (Xls.next(records) instanceof StringRecord text) {
                return text.getString();
            }
        }
        throw Cells.damaged(row);
    }

    private void skipInner() {
        int depth = 1;
        while (depth > 0) {
            Record record = Xls.next(records);
            if (record == null) {
                throw Cells.damaged(row);
            }
            depth += record instanceof BOFRecord ? 1 : record instanceof EOFRecord ? -1 : 0;
        }
    }

    private void put(CellValueRecordInterface cell, String value) {
        long number = cell.getRow() + 1L;
        if (cells.isEmpty()) {
            if (number <= row) {
                throw Cells.damaged(row);
            }
            cellsRow = number;
        } else if (number != cellsRow) {
            ahead = cell;
            aheadText = value;
            return;
        }
        int column = cell.getColumn();
        if (column > LAST_COLUMN || column < 0) {
            throw Cells.damaged(row);
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, value);
        boolean text = cell instanceof FormulaRecord formula && formula.hasCachedResultString();
        formulaColumn = text ? column : -1;
    }

    private String value(Record record) {
        return switch (record) {
            case LabelSSTRecord label -> shared(label.getSSTIndex());
            case LabelRecord label -> label.getValue();
            case NumberRecord number -> number(number.getValue(), number.getXFIndex());
            case RKRecord number -> number(number.getRKNumber(), number.getXFIndex());
            case FormulaRecord formula ->
                formula.hasCachedResultString() ? "" : number(formula.getValue(), formula.getXFIndex());
            case BoolErrRecord bool -> bool.isBoolean() ? (bool.getBooleanValue() ? "TRUE" : "FALSE") : "";
            default -> "";
        };
    }

    private String shared(int index) {
        if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
            throw Cells.damaged(row);
        }
        return texts.getString(index).getString();
    }

    private String number(double value, short style) {
        int format = style >= 0 && style < formatsOfStyles.size() ? formatsOfStyles.get(style) : 0;
        return Cells.isDate(format, formats.get(format)) ? Cells.date(value, from1904) : Cells.number(value);
    }

    @Override
    public long bytesRead() {
        return ended ? bytes : Math.min(bytes, row * 100);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
