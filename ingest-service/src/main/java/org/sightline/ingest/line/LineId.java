package org.sightline.ingest.line;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.uuid.Uuid5;

/** The ids of contract lines, which follow from the source and what it calls the line, so that no file adds a line twice. */
public final class LineId {

    private LineId() {}

    /** The id of a line that the source has a key of its own for. */
    public static UUID ofKey(String sourceId, String key) {
        return Uuid5.of("line|" + sourceId + "|key|" + key);
    }

    /**
     * The id of a line that the number of its document is the key of. Another file of the source may have the number again: of
     * another buyer, as the payment of the order, or of a year in which numbers begin anew. That is another line.
     *
     * @param buyer normalised name of the buyer
     * @param documentType of the file
     * @param year of the document; null where it has no day
     */
    public static UUID ofNumber(
            String sourceId, String buyer, String documentType, @Nullable String year, String number) {
        return Uuid5.of("line|" + sourceId + "|number|" + buyer + "|" + documentType + "|" + (year == null ? "" : year)
                + "|" + number);
    }

    /**
     * The id of a line of a numbered document; numbers are unique only within a buyer.
     *
     * @param buyer normalised name of the buyer, not the agency that it resolves to: that may change
     * @param documentType null where all lines of the source are of one type
     */
    public static UUID ofDocument(
            String sourceId, String buyer, @Nullable String documentType, String document, String line) {
        return Uuid5.of("line|" + sourceId + "|doc|" + buyer + "|" + (documentType == null ? "" : documentType) + "|"
                + document + "|" + line);
    }

    /**
     * The id of a line of a list of suppliers: one for each supplier and contract.
     *
     * @param buyer normalised name of the body that keeps the list
     * @param contract its number; null where the list says none
     */
    public static UUID ofOffer(String sourceId, String buyer, String vendor, @Nullable String contract) {
        return Uuid5.of(
                "line|" + sourceId + "|offer|" + buyer + "|" + vendor + "|" + (contract == null ? "" : contract));
    }

    /**
     * The id of a line without any key.
     *
     * @param occurrence how many rows with the same content stand before it in the file: two equal rows are two lines
     */
    public static UUID ofContent(String sourceId, UUID content, long occurrence) {
        return Uuid5.of("line|" + sourceId + "|row|" + content + "|" + occurrence);
    }
}
