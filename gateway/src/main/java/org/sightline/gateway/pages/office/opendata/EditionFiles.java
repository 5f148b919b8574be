package org.sightline.gateway.pages.office.opendata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.sightline.gateway.spreadsheet.Cells;

/** Writes the files of an edition: the purchases as packed CSV, and with what the edition says of itself as packed JSON. */
@ApplicationScoped
class EditionFiles {

    static final String CSV = "purchases.csv.gz";
    static final String JSON = "purchases.json.gz";

    /** The field of a purchase that has its text; nothing else of the file is called so. */
    private static final String ITEM = "item";

    private final ObjectMapper json;

    EditionFiles(ObjectMapper json) {
        this.json = json;
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** The files by their names. The same purchases give the same bytes. */
    Map<String, byte[]> of(int number, Edition.Statement statement, List<OpenPurchase> purchases) {
        return new TreeMap<>(Map.of(
                CSV, packed(out -> csv(purchases, out)), JSON, packed(out -> json(number, statement, purchases, out))));
    }

    private static byte[] packed(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        return bytes.toByteArray();
    }

    /** The texts of the purchases of a file that {@link #of} made as packed JSON. */
    Set<String> items(byte[] packed) {
        Set<String> items = new HashSet<>();
        try (JsonParser file = json.createParser(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (JsonToken token = file.nextToken(); token != null; token = file.nextToken()) {
                if (token == JsonToken.VALUE_STRING && ITEM.equals(file.currentName())) {
                    items.add(file.getText());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return items;
    }

    private static void csv(List<OpenPurchase> purchases, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(OpenPurchase.columns());
        purchases.forEach(purchase ->
                csv.writeRecord(purchase.cells().map(Cells::harmless).toList()));
        csv.flush();
    }

    private void json(int number, Edition.Statement statement, List<OpenPurchase> purchases, OutputStream out)
            throws IOException {
        try (JsonGenerator file = json.createGenerator(out)) {
            file.writeStartObject();
            file.writeNumberField("edition", number);
            file.writeObjectField("statement", statement);
            file.writeArrayFieldStart("purchases");
            for (OpenPurchase purchase : purchases) {
                file.writeObject(purchase);
            }
            file.writeEndArray();
            file.writeEndObject();
        }
    }
}
