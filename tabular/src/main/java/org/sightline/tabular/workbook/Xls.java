package org.sightline.tabular.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.sightline.tabular.Records;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.TableFormat;
import org.sightline.tabular.UnreadableFile;

/**
 * Workbooks as Excel wrote them from 1997 to 2003 (BIFF 8), by the records of Apache POI. Such a sheet has at most
 * 65,536 rows; the file is in memory while it is read, and the sheets are not.
 */
public final class Xls implements TableFormat {

    private static final long LARGEST = 128L << 20;

    @Override
    public String name() {
        return "xls";
    }

    @Override
    public boolean namesColumns() {
        return false;
    }

    @Override
    public boolean isFormatOf(byte[] start, TableFile file) {
        return start.length > 4
                && (start[0] & 0xff) == 0xd0
                && (start[1] & 0xff) == 0xcf
                && (start[2] & 0xff) == 0x11
                && (start[3] & 0xff) == 0xe0;
    }

    @Override
    public List<String> tables(TableFile file, long most) throws IOException {
        List<String> visible = new ArrayList<>();
        try (POIFSFileSystem files = files(file);
                InputStream book = book(files)) {
            RecordFactoryInputStream records = records(book);
            for (Record record = next(records); record != null; record = next(records)) {
                if (record instanceof BoundSheetRecord sheet && !sheet.isHidden() && !sheet.isVeryHidden()) {
                    visible.add(sheet.getSheetname());
                }
                if (record instanceof EOFRecord) {
                    break;
                }
            }
        }
        return visible;
    }

    @Override
    public Records open(TableFile file, String table, long most) throws IOException {
        POIFSFileSystem files = files(file);
        try {
            return new XlsSheet(files, records(book(files)), table, file.size());
        } catch (IOException | RuntimeException failed) {
            files.close();
            throw failed;
        }
    }

    private static POIFSFileSystem files(TableFile file) throws IOException {
        if (file.size() > LARGEST) {
            throw Cells.tooLarge();
        }
        try (InputStream in = file.open()) {
            return new POIFSFileSystem(in);
        } catch (IOException | RuntimeException damaged) {
            throw Cells.damaged(0);
        }
    }

    private static InputStream book(POIFSFileSystem files) throws IOException {
        DirectoryNode root = files.getRoot();
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw locked();
        }
        if (!root.hasEntryCaseInsensitive("Workbook")) {
            throw new UnreadableFile(
                    "not_text",
                    "This is an old Word file or a workbook from before 1997. Save the table as Excel (.xlsx) or CSV"
                            + " (UTF-8) and upload that.");
        }
        try {
            return root.createDocumentInputStream("Workbook");
        } catch (IOException | RuntimeException damaged) {
            throw Cells.damaged(0);
        }
    }

    private static RecordFactoryInputStream records(InputStream book) {
        try {
            return new RecordFactoryInputStream(book, false);
        } catch (RuntimeException damaged) {
            throw Cells.damaged(0);
        }
    }

    /** The next record; null at the end. */
    static @Nullable Record next(RecordFactoryInputStream records) {
        try {
            Record record = records.nextRecord();
            if (record instanceof FilePassRecord) {
                throw locked();
            }
            if (record instanceof BOFRecord begin && begin.getVersion() < BOFRecord.VERSION) {
                throw Cells.damaged(0);
            }
            return record;
        } catch (UnreadableFile known) {
            throw known;
        } catch (RuntimeException damaged) {
            throw Cells.damaged(0);
        }
    }

    private static UnreadableFile locked() {
        return new UnreadableFile(
                "locked", "The workbook is protected by a password. Save it without one and upload it again.");
    }
}
