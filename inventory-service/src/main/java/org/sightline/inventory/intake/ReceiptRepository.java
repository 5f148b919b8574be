package org.sightline.inventory.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The receipts of all imports. They are kept and never change. */
@ApplicationScoped
class ReceiptRepository {

    private final Sql sql;
    private final ObjectMapper json;

    ReceiptRepository(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID agencyId, UUID id, Receipt receipt) {
        sql.query("""
                        insert into device_import (id, agency_id, filename, sha256, imported_at, person, receipt)
                        values (:id, :agency, :filename, :sha256, :at, :person, cast(:receipt as jsonb))
                        """)
                .with("id", id)
                .with("agency", agencyId)
                .with("filename", receipt.filename())
                .with("sha256", receipt.sha256())
                .with("at", receipt.importedAt())
                .with("person", receipt.importedBy())
                .with("receipt", write(receipt))
                .change();
    }

    Optional<Receipt> of(UUID agencyId, UUID id) {
        return sql.query("select receipt from device_import where agency_id = :agency and id = :id")
                .with("agency", agencyId)
                .with("id", id)
                .first(this::read);
    }

    /** The latest first. @param offset how many to leave out */
    List<Receipt> latest(UUID agencyId, int offset, int most) {
        return sql.query("""
                        select receipt from device_import where agency_id = :agency
                        order by imported_at desc, id limit :most offset :offset
                        """)
                .with("agency", agencyId)
                .with("most", most)
                .with("offset", offset)
                .list(this::read);
    }

    private String write(Receipt receipt) {
        try {
            return json.writeValueAsString(receipt);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A receipt could not be written as JSON", cannot);
        }
    }

    private Receipt read(Row row) {
        try {
            return json.readValue(row.text("receipt"), Receipt.class);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A receipt could not be read", cannot);
        }
    }
}
