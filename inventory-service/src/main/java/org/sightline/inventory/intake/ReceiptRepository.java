package org.sightline.inventory.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The receipts of all imports. They are kept and never change. */
@ApplicationScoped
class ReceiptRepository {

    private final Sql sql;

    ReceiptRepository(Sql sql) {
        this.sql = sql;
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
                .with("receipt", Json.write(receipt))
                .change();
    }

    Optional<Receipt> of(UUID agencyId, UUID id) {
        return sql.query("select receipt from device_import where agency_id = :agency and id = :id")
                .with("agency", agencyId)
                .with("id", id)
                .first(ReceiptRepository::receipt);
    }

    /**
     * The latest first.
     *
     * @param offset how many to leave out
     */
    List<Receipt> latest(UUID agencyId, int offset, int most) {
        return sql.query("""
                        select receipt from device_import where agency_id = :agency
                        order by imported_at desc, id limit :most offset :offset
                        """)
                .with("agency", agencyId)
                .with("most", most)
                .with("offset", offset)
                .list(ReceiptRepository::receipt);
    }

    private static Receipt receipt(Row row) {
        return Json.read(Objects.requireNonNull(row.text("receipt")), Receipt.class);
    }
}
