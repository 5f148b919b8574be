package org.sightline.ingest.journey;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.file.ImportSettings;
import org.sightline.ingest.file.RawFiles;
import org.sightline.ingest.line.LineContent;
import org.sightline.ingest.row.Batch;
import org.sightline.ingest.row.FileRows;
import org.sightline.ingest.row.ImportJob;
import org.sightline.kit.json.Json;

/** The different texts of a file, in the form in which the bulk screening takes them. */
@ApplicationScoped
class PreviewTexts {

    /** Different texts of one file that are given. */
    static final int MOST_TEXTS = 20_000;

    /** Rows of one file that are read for them. */
    static final int MOST_ROWS = 200_000;

    private final RawFiles files;
    private final ImportSettings settings;

    PreviewTexts(RawFiles files, ImportSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /** Writes a JSON object a line: the first so many different texts of the file, with the row that has each first. */
    void write(ImportJob job, OutputStream out) throws IOException {
        Set<UUID> seen = new HashSet<>();
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.setRootValueSeparator(null);
            FileRows.each(
                    job,
                    files.file(job.sha256()),
                    files.scratch(),
                    settings.maxBytes(),
                    MOST_ROWS,
                    (row, line, wrong) -> {
                        if (line != null && seen.add(texts(line.content()))) {
                            write(json, line);
                            enough(seen.size());
                        }
                    });
        } catch (CancellationException enough) {
            // The rest of the file is not read.
            out.flush();
        }
    }

    private static void enough(int texts) {
        if (texts >= MOST_TEXTS) {
            throw new CancellationException();
        }
    }

    private static UUID texts(LineContent content) {
        String texts = Arrays.asList(
                        content.vendor().name(),
                        content.item().description(),
                        content.item().manufacturer(),
                        content.item().model())
                .toString();
        return UUID.nameUUIDFromBytes(texts.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonGenerator json, Batch.Candidate line) throws IOException {
        LineContent content = line.content();
        json.writeStartObject();
        json.writeStringField("id", Long.toString(line.row()));
        write(json, "vendorName", content.vendor().name());
        write(json, "description", content.item().description());
        write(json, "manufacturer", content.item().manufacturer());
        write(json, "model", content.item().model());
        write(json, "uei", content.vendor().uei());
        write(json, "cage", content.vendor().cage());
        write(json, "date", content.document().obligationDate());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
