package org.sightline.inventory.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.sightline.inventory.device.Device;

/** A device list to edit and send back: our columns, filled with what we have. Sent back as it is, it changes nothing. */
final class Template {

    /** Tells a spreadsheet that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Template() {}

    static String of(List<Device> devices) {
        StringWriter text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(Arrays.stream(Column.values()).map(Column::header).toList());
            for (Device device : devices) {
                csv.writeRecord(Arrays.stream(Column.values())
                        .map(column -> Cell.guarded(column.of(device.details())))
                        .toList());
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        return text.toString();
    }
}
