package org.sightline.inventory.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.Origin;

/**
 * One camera, recorder, radio or network device of an agency, or an entry for several alike. It is never deleted; each
 * change raises the version by one.
 */
@Entity
public class Device {

    @Id
    private UUID id;

    private long version;

    @Column(name = "agency_id")
    private UUID agencyId;

    private String maker;
    private String model;
    private String serial;
    private String mac;

    @Column(name = "fcc_id")
    private String fccId;

    private String tag;
    private String banner;
    private String site;
    private String location;

    @Enumerated(EnumType.STRING)
    private DeviceStatus status;

    @Column(name = "installed_on")
    private LocalDate installedOn;

    @Column(name = "removed_on")
    private LocalDate removedOn;

    @Column(name = "removal_method")
    private String removalMethod;

    private String purpose;
    private int quantity;

    @Column(name = "bulk_key")
    private String bulkKey;

    private String place;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "reported_by")
    private String reportedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "reported_through")
    private ReportedThrough reportedThrough;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "correlation_id")
    private String correlationId;

    protected Device() {}

    /** One that somebody reports. */
    static Device registered(UUID id, UUID agencyId, DeviceDetails details, Origin origin) {
        Device device = new Device();
        device.id = id;
        device.version = 1;
        device.agencyId = agencyId;
        device.put(details, origin);
        return device;
    }

    private void put(DeviceDetails details, Origin origin) {
        maker = details.maker();
        model = details.model();
        serial = details.serial();
        mac = details.mac();
        fccId = details.fccId();
        tag = details.tag();
        banner = details.banner();
        site = details.site();
        location = details.location();
        status = details.status();
        installedOn = details.installedOn();
        removedOn = details.removedOn();
        removalMethod = details.removalMethod();
        purpose = details.purpose();
        quantity = details.quantity();
        bulkKey = details.bulkKey();
        place = details.place();
        searchText = details.searchText();
        stamp(origin);
    }

    private void stamp(Origin origin) {
        reportedBy = origin.person();
        reportedThrough = ReportedThrough.valueOf(origin.through().toUpperCase(Locale.ROOT));
        updatedAt = origin.at();
        correlationId = origin.correlationId();
    }

    /**
     * Takes what is said now.
     *
     * @return what differs; empty where nothing does, and then the version stays
     */
    List<FieldChange> change(DeviceDetails after, Origin origin) {
        List<FieldChange> changes = FieldChange.between(details().asText(), after.asText());
        if (!changes.isEmpty()) {
            put(after, origin);
            version++;
        }
        return changes;
    }

    /** Its agency became part of another. */
    void moveTo(UUID agency, Instant now) {
        agencyId = agency;
        version++;
        updatedAt = now;
    }

    /** What is known of it now. */
    public DeviceDetails details() {
        return new DeviceDetails(
                maker,
                model,
                serial,
                mac,
                fccId,
                tag,
                banner,
                site,
                location,
                status,
                installedOn,
                removedOn,
                removalMethod,
                purpose,
                quantity);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    UUID agencyId() {
        return agencyId;
    }

    String place() {
        return place;
    }

    String reportedBy() {
        return reportedBy;
    }

    ReportedThrough reportedThrough() {
        return reportedThrough;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    String correlationId() {
        return correlationId;
    }
}
