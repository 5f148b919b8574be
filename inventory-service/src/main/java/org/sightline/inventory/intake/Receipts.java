package org.sightline.inventory.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The receipts of all imports, for good. */
@ApplicationScoped
class Receipts {

    private final EntityManager entities;
    private final ObjectMapper json;

    Receipts(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID agencyId, Receipt receipt) {
        entities.createNativeQuery(
                        "insert into device_import (id, agency_id, filename, sha256, imported_at, person, receipt)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as jsonb))")
                .setParameter(1, receipt.id())
                .setParameter(2, agencyId)
                .setParameter(3, receipt.filename())
                .setParameter(4, receipt.sha256())
                .setParameter(5, receipt.importedAt())
                .setParameter(6, receipt.importedBy())
                .setParameter(7, write(receipt))
                .executeUpdate();
    }

    Optional<Receipt> of(UUID agencyId, UUID id) {
        return entities.createNativeQuery(
                        "select cast(receipt as text) from device_import where agency_id = ?1 and id = ?2",
                        String.class)
                .setParameter(1, agencyId)
                .setParameter(2, id)
                .getResultStream()
                .map(this::read)
                .findFirst();
    }

    /** The latest first. @param offset how many to leave out */
    List<Receipt> latest(UUID agencyId, int offset, int most) {
        return entities.createNativeQuery(
                        "select cast(receipt as text) from device_import where agency_id = ?1"
                                + " order by imported_at desc, id",
                        String.class)
                .setParameter(1, agencyId)
                .setFirstResult(offset)
                .setMaxResults(most)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    private String write(Receipt receipt) {
        try {
            return json.writeValueAsString(receipt);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A receipt could not be written as JSON", cannot);
        }
    }

    private Receipt read(Object text) {
        try {
            return json.readValue((String) text, Receipt.class);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A receipt could not be read", cannot);
        }
    }
}
