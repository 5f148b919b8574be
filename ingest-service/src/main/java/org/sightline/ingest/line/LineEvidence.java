package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.upload.PublishedRecords.PublishedRecord;
import org.sightline.tabular.pdf.PrintedTable;

/** A line with the published record that it comes from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineEvidence(
        @Schema(required = true) ContractLine line,

        @Schema(
                description =
                        "The record as comma-separated values, without what is not kept; missing where the file is"
                                + " not on this machine")
        @Nullable
        String raw,

        @Schema(
                description =
                        "What each column that is kept held, in the file's order. E-mail addresses, numbers of cards"
                                + " and of social security, and names of private payees are taken out")
        @Nullable
        Map<String, String> record,

        @Schema(required = true, description = "Names of the file's columns whose cells are not kept")
        List<String> leftOut,

        @Schema(required = true) File file) {

    /** The file as it was uploaded. */
    @Schema(name = "PublishedFile")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record File(
            @Schema(required = true) String name,

            @Schema(required = true, description = "64 hexadecimal digits")
            String sha256,

            @Schema(required = true, description = "The record's number in the file, the first being 1")
            long row,

            @Schema(description = "The page that the record is printed on, from 1; missing where the file has no pages")
            @Nullable
            Integer page,

            @Schema(description = "Its place among the lines of that page, from the top, the first being 1") @Nullable
            Integer lineOnPage) {}

    static LineEvidence of(ContractLine line, PublishedRecord published) {
        PrintedTable.Place printed = published.printed();
        File file = new File(
                published.filename(),
                published.sha256(),
                published.row(),
                printed == null ? null : printed.page(),
                printed == null ? null : printed.line());
        return new LineEvidence(line, published.raw(), published.cells(), published.leftOut(), file);
    }
}
