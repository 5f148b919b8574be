package org.sightline.ingest.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.ingest.line.LineEvidence;
import org.sightline.ingest.line.LineView;
import org.sightline.ingest.line.RawRecords;
import org.sightline.ingest.source.Layout;
import org.sightline.ingest.source.Row;
import org.sightline.kit.problem.Problem;

/** Reads the record of a line from the kept file: some milliseconds for most, seconds far inside a file of gigabytes. */
@ApplicationScoped
class RawFileRecords implements RawRecords {

    private final ImportRepository imports;
    private final RawFiles files;
    private final long mostBytes;

    RawFileRecords(
            ImportRepository imports,
            RawFiles files,
            @ConfigProperty(name = "sightline.import.max-bytes") long mostBytes) {
        this.imports = imports;
        this.files = files;
        this.mostBytes = mostBytes;
    }

    @Override
    public LineEvidence evidence(LineView line) throws IOException {
        Import import_ = imports.findByIdOptional(line.importId()).orElseThrow(Problem::notFound);
        LineEvidence.File file = new LineEvidence.File(import_.filename, import_.sha256, line.row());
        Path path = files.path(import_.sha256);
        if (!Files.exists(path)) {
            return new LineEvidence(line, null, null, file);
        }
        try (Layout.Rows rows = import_.layout.open(path, mostBytes)) {
            rows.skipTo(line.row() - 1);
            Row row = rows.next();
            return new LineEvidence(line, row.asText(), named(import_.layout.headers(), row), file);
        }
    }

    private static Map<String, String> named(List<String> headers, Row row) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            named.put(headers.get(i), row.cell(i));
        }
        return named;
    }
}
