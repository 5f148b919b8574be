package org.sightline.inventory.device;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.sql.Row;

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

    @Embedded
    private DeviceDetails details;

    @Column(name = "bulk_key")
    private @Nullable String bulkKey;

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
    private @Nullable String correlationId;

    private boolean withdrawn;

    /** For Hibernate, which fills every field. */
    @SuppressWarnings("NullAway.Init")
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

    /** One as it stands in its table, past Hibernate. */
    static Device of(Row row) {
        Device device = new Device();
        device.id = row.requiredUuid("id");
        device.version = row.number("version");
        device.agencyId = row.requiredUuid("agency_id");
        device.details = DeviceDetails.of(row);
        device.bulkKey = row.text("bulk_key");
        device.place = row.requiredText("place");
        device.searchText = row.requiredText("search_text");
        device.reportedBy = row.requiredText("reported_by");
        device.reportedThrough = Objects.requireNonNull(row.constant("reported_through", ReportedThrough.class));
        device.updatedAt = row.requiredInstant("updated_at");
        device.correlationId = row.text("correlation_id");
        device.withdrawn = row.flag("withdrawn");
        return device;
    }

    private void put(DeviceDetails details, Origin origin) {
        this.details = details;
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
        List<FieldChange> changes = FieldChange.between(details.asText(), after.asText());
        if (!changes.isEmpty()) {
            put(after, origin);
            version++;
        }
        return changes;
    }

    /** The list that brought it was taken back: it stays, and counts nowhere. */
    void withdraw(Origin origin) {
        withdrawn = true;
        version++;
        stamp(origin);
    }

    /** Its agency became part of another. */
    void moveTo(UUID agency, Instant now) {
        agencyId = agency;
        version++;
        updatedAt = now;
    }

    public DeviceDetails details() {
        return details;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID agencyId() {
        return agencyId;
    }

    @Nullable
    String bulkKey() {
        return bulkKey;
    }

    String place() {
        return place;
    }

    String searchText() {
        return searchText;
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

    @Nullable
    String correlationId() {
        return correlationId;
    }

    /** Whether the list that brought it was taken back. */
    boolean withdrawn() {
        return withdrawn;
    }
}
