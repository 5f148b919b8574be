package org.sightline.ingest.line;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored line, for requests; files are written through {@link LineStore}. */
@Entity
@Table(name = "contract_line")
@DynamicUpdate
class LineRow {

    @Id
    UUID id;

    int version;

    @Column(name = "import_id")
    UUID importId;

    @Column(name = "row_no")
    long row;

    @Column(name = "source_id")
    String sourceId;

    @Column(name = "source_key")
    String sourceKey;

    @Column(name = "agency_id")
    UUID agencyId;

    @Column(name = "buyer_name")
    String buyerName;

    String state;

    @Column(name = "document_type")
    String documentType;

    @Column(name = "document_number")
    String documentNumber;

    @Column(name = "line_number")
    String lineNumber;

    @Column(name = "obligation_date")
    String obligationDate;

    @Column(name = "payment_date")
    LocalDate paymentDate;

    LocalDate day;

    @Column(name = "vendor_name")
    String vendorName;

    @Column(name = "vendor_uei")
    String vendorUei;

    @Column(name = "vendor_cage")
    String vendorCage;

    String description;
    String manufacturer;
    String model;
    BigDecimal quantity;
    String unit;

    @Column(name = "unit_price")
    BigDecimal unitPrice;

    BigDecimal amount;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Code> codes;

    @Column(name = "fund_text")
    String fundText;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Funding> funding;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "correlation_id")
    String correlationId;

    LineContent content() {
        return new LineContent(
                sourceKey,
                buyerName,
                state,
                documentType,
                documentNumber,
                lineNumber,
                obligationDate,
                paymentDate == null ? null : paymentDate.toString(),
                vendorName,
                vendorUei,
                vendorCage,
                description,
                manufacturer,
                model,
                plain(quantity),
                unit,
                plain(unitPrice),
                plain(amount),
                codes,
                fundText);
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
