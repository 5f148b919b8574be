package org.sightline.ingest.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A contract line in the shape of its message ({@code contract-line.v1}).
 *
 * @param row the record's number in the file, the first being 1
 * @param quantity, unitPrice, amount plain decimals
 * @param funding oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineView(
        UUID id,
        int version,
        String sourceId,
        String sourceKey,
        UUID importId,
        long row,
        UUID agencyId,
        String buyerName,
        String state,
        String documentType,
        String documentNumber,
        String lineNumber,
        String obligationDate,
        String paymentDate,
        String vendorName,
        String vendorUei,
        String vendorCage,
        String description,
        String manufacturer,
        String model,
        String quantity,
        String unit,
        String unitPrice,
        String amount,
        String currency,
        List<Code> codes,
        List<Funding> funding,
        boolean withdrawn,
        Instant recordedAt,
        String correlationId) {

    static LineView of(LineRow row) {
        LineContent c = row.content();
        return new LineView(
                row.id,
                row.version,
                row.sourceId,
                c.sourceKey(),
                row.importId,
                row.row,
                row.agencyId,
                c.buyerName(),
                c.state(),
                c.documentType(),
                c.documentNumber(),
                c.lineNumber(),
                c.obligationDate(),
                c.paymentDate(),
                c.vendorName(),
                c.vendorUei(),
                c.vendorCage(),
                c.description(),
                c.manufacturer(),
                c.model(),
                c.quantity(),
                c.unit(),
                c.unitPrice(),
                c.amount(),
                "USD",
                c.codes(),
                row.funding,
                false,
                row.recordedAt,
                row.correlationId);
    }
}
