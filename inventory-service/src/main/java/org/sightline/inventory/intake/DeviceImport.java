package org.sightline.inventory.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.sightline.inventory.device.Device;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.Inventory;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.Origin;

/** Takes an agency's device list over: what is new is added, what differs is changed, nothing is ever removed. */
@ApplicationScoped
class DeviceImport {

    private final Inventory inventory;
    private final Receipts receipts;
    private final EntityManager entities;

    DeviceImport(Inventory inventory, Receipts receipts, EntityManager entities) {
        this.inventory = inventory;
        this.receipts = receipts;
        this.entities = entities;
    }

    /**
     * Reads and takes over a file, in the present transaction.
     *
     * @param dryRun does all the same; the caller takes the transaction back
     * @param today the latest date that is not in the future
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Receipt take(UUID agencyId, String filename, byte[] bytes, boolean dryRun, LocalDate today, Origin origin) {
        DeviceFile file = DeviceFile.read(bytes);
        inventory.begin(agencyId);
        // Every message would otherwise have all devices compared with the database first.
        entities.setFlushMode(FlushModeType.COMMIT);
        List<Device> devices = inventory.all(agencyId);
        Comparison comparison = new Comparison(file, devices, today, new Comparison.Taker() {
            @Override
            public Device add(DeviceDetails details) {
                return inventory.add(agencyId, details, origin);
            }

            @Override
            public List<FieldChange> update(Device device, DeviceDetails details) {
                return inventory.update(device, details, origin);
            }
        });
        Receipt receipt =
                comparison.receipt(dryRun ? null : UUID.randomUUID(), filename, sha256(bytes), dryRun, origin);
        if (!dryRun) {
            receipts.keep(agencyId, receipt);
        }
        entities.flush();
        return receipt;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256", never);
        }
    }
}
