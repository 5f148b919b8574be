package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.sightline.ingest.upload.PublishedRecords.PublishedRecord;

/**
 * A line with the published record that it comes from.
 *
 * @param raw the record as comma-separated values; null where the file is not on this machine
 * @param record for each column of the file what it held, in the file's order, also of columns that are not used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineEvidence(LineView line, String raw, Map<String, String> record, File file) {

    static LineEvidence of(LineView line, PublishedRecord published) {
        File file = new File(published.filename(), published.sha256(), published.row());
        return new LineEvidence(line, published.raw(), published.cells(), file);
    }

    /**
     * The file as it was uploaded.
     *
     * @param row the record's number in it
     */
    public record File(String name, String sha256, long row) {}
}
