package org.sightline.samples.truth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.sightline.samples.planted.PlantedLine;
import org.sightline.samples.planted.Role;

/**
 * Everything that was planted in one set of sample files, so that a test can tell whether the product found it.
 *
 * @param note says that all of it is invented
 * @param state name of the invented state
 * @param stateCode its code
 * @param seed what the files were made from
 * @param countedSince the first day of the headline counts
 * @param files the three purchase files
 * @param totals the headline counts over the three files
 * @param later the later snapshot of the first file
 * @param inventories the inventory files
 * @param lines every planted line of the three files
 */
public record Truth(
        String note,
        String state,
        String stateCode,
        long seed,
        LocalDate countedSince,
        List<FileTruth> files,
        Totals totals,
        LaterSnapshot later,
        List<InventoryTruth> inventories,
        List<PlantedLine> lines) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule()
                    .addSerializer(LocalDate.class, new DayWriter())
                    .addDeserializer(LocalDate.class, new DayReader()))
            .build();

    /**
     * A cumulative snapshot: the rows of the purchase-order file, a few of them changed, and a few more.
     *
     * @param file name of the file
     * @param of name of the file that it follows
     * @param rows records after the header
     * @param changed lines with the same key and other content
     * @param added lines with a new key
     * @param unchanged lines that are as before
     * @param recodedPurchases purchases whose fund is named differently; the first fund stays part of their history
     */
    public record LaterSnapshot(
            String file,
            String of,
            long rows,
            long changed,
            long added,
            long unchanged,
            List<String> recodedPurchases) {}

    /** The lines that buy; those with the same purchase name are evidence of one purchase. */
    public List<PlantedLine> purchaseLines() {
        return lines.stream().filter(line -> line.role() == Role.PURCHASE).toList();
    }

    /** Reads a truth file. */
    public static Truth read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Truth.class);
    }

    /** Writes the truth as JSON. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    private static final class DayWriter extends StdSerializer<LocalDate> {
        DayWriter() {
            super(LocalDate.class);
        }

        @Override
        public void serialize(LocalDate day, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(day.toString());
        }
    }

    private static final class DayReader extends StdDeserializer<LocalDate> {
        DayReader() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return LocalDate.parse(json.getText());
        }
    }
}
