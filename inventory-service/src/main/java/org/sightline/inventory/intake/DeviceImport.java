package org.sightline.inventory.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.Inventory;
import org.sightline.inventory.history.Origin;

/** Takes in an agency's device list: what is new is added, what differs is changed, nothing is ever removed. */
@ApplicationScoped
class DeviceImport {

    private final Inventory inventory;
    private final ReceiptRepository receipts;
    private final EntityManager entities;

    DeviceImport(Inventory inventory, ReceiptRepository receipts, EntityManager entities) {
        this.inventory = inventory;
        this.receipts = receipts;
        this.entities = entities;
    }

    /**
     * A file as it was sent.
     *
     * @param name null where none was given
     */
    record Sent(@Nullable String name, Path file, String sha256) {}

    /**
     * Reads and takes in a file, in the transaction of the caller.
     *
     * @param dryRun does all the same; the caller rolls the transaction back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Receipt take(UUID agencyId, Sent sent, boolean dryRun, Origin origin) {
        DeviceFile file = DeviceFile.read(sent.file());
        inventory.begin(agencyId);
        // Otherwise every message would have all devices compared with the database first.
        entities.setFlushMode(FlushModeType.COMMIT);
        Comparison comparison = new Comparison(file, inventory, agencyId, origin);
        UUID id = UUID.randomUUID();
        Receipt receipt = comparison.receipt(dryRun ? null : id, sent.name(), sent.sha256());
        if (!dryRun) {
            receipts.keep(agencyId, id, receipt);
        }
        entities.flush();
        return receipt;
    }
}
