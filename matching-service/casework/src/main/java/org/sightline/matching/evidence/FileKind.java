package org.sightline.matching.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.matching.lifecycle.WireNames;

/** The kinds of files that are taken. Which one a file is, its content says ({@link FileContent}). */
@Schema(name = "EvidenceFileKind")
enum FileKind {
    @JsonProperty("pdf")
    PDF(FileKind.PDF_TYPE, ".pdf"),
    @JsonProperty("jpeg")
    JPEG(FileKind.JPEG_TYPE, ".jpg", ".jpeg"),
    @JsonProperty("png")
    PNG(FileKind.PNG_TYPE, ".png"),
    @JsonProperty("heic")
    HEIC(FileKind.HEIC_TYPE, ".heic", ".heif"),
    @JsonProperty("text")
    TEXT(FileKind.TEXT_TYPE, ".txt"),
    @JsonProperty("csv")
    CSV(FileKind.CSV_TYPE, ".csv"),
    @JsonProperty("xlsx")
    XLSX(FileKind.XLSX_TYPE, ".xlsx"),
    @JsonProperty("docx")
    DOCX(FileKind.DOCX_TYPE, ".docx");

    static final String PDF_TYPE = "application/pdf";
    static final String JPEG_TYPE = "image/jpeg";
    static final String PNG_TYPE = "image/png";
    static final String HEIC_TYPE = "image/heic";
    static final String TEXT_TYPE = "text/plain";
    static final String CSV_TYPE = "text/csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** All of them, for people. */
    static final String TAKEN =
            "PDF, photos (JPEG, PNG, HEIC), plain text, CSV, Excel workbooks (.xlsx) and Word documents"
                    + " (.docx) without macros";

    private final String mediaType;
    private final List<String> endings;

    FileKind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    /** As it is given back; texts are taken for UTF-8. */
    String contentType() {
        return mediaType.startsWith("text/") ? mediaType + ";charset=UTF-8" : mediaType;
    }

    /** The ending that a name has, where it is one of this kind; else the usual one. */
    String ending(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(ending -> name.substring(name.length() - ending.length()))
                .orElse(endings.getFirst());
    }

    /** As it stands in the API and in the column. */
    String wireName() {
        return WireNames.of(this);
    }

    static FileKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
