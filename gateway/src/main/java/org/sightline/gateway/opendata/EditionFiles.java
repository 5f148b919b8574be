package org.sightline.gateway.opendata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.sightline.gateway.spreadsheet.Cells;

/** Writes the files of an edition: the purchases as packed CSV, and with what the edition says of itself as packed JSON. */
@ApplicationScoped
class EditionFiles {

    static final String CSV = "purchases.csv.gz";
    static final String JSON = "purchases.json.gz";

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
