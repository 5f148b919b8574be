package org.sightline.inventory.agency;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.FieldChange;

/**
 * A public body. It comes from an admin who registers it or from a name in published data; either way it has the same
 * id. Each change raises the version by one.
 */
@Entity
public class Agency {

    @Id
    private UUID id;

    private long version;

    @Embedded
    private AgencyDetails details;

    private String state;

    @Enumerated(EnumType.STRING)
    private AgencyStatus status;

    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @Column(name = "alias_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> aliasIds;

    @Column(name = "name_keys")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> nameKeys;

    private boolean sample;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate, which fills every field. */
    @SuppressWarnings("NullAway.Init")
    protected Agency() {}

    /** One that an admin registers. */
    static Agency registered(UUID id, String state, AgencyDetails details, boolean sample, Instant now) {
        return made(id, state, AgencyStatus.REGISTERED, details, sample, now);
    }

    /** One that published data names and nobody has registered. */
    static Agency unclaimed(UUID id, String state, String name, @Nullable AgencyKind kind, Instant now) {
        AgencyDetails details = new AgencyDetails(name, kind, null, List.of(), Map.of(), null);
        return made(id, state, AgencyStatus.UNCLAIMED, details, false, now);
    }

    private static Agency made(
            UUID id, String state, AgencyStatus status, AgencyDetails details, boolean sample, Instant now) {
        Agency agency = new Agency();
        agency.id = id;
        agency.version = 1;
        agency.state = state;
        agency.status = status;
        agency.aliasIds = List.of();
        agency.sample = sample;
        agency.updatedAt = now;
        agency.put(details);
        return agency;
    }

    private void put(AgencyDetails details) {
        this.details = details;
        nameKeys = details.names().map(BuyerName::key).distinct().toList();
        searchText = Stream.concat(details.names(), details.identifiers().values().stream())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    private void changedAt(Instant now) {
        version++;
        updatedAt = now;
    }

    /** An unclaimed one becomes a registered one with what the admin says; what it is called in data stays an alias. */
    List<FieldChange> claim(AgencyDetails said, boolean isSample, Instant now) {
        AgencyDetails before = details;
        put(said.alsoNamed(before.names()));
        status = AgencyStatus.REGISTERED;
        sample = isSample;
        changedAt(now);
        return FieldChange.between(before.asText(), details.asText());
    }

    /**
     * Takes what an admin says now. A name that it had before stays as an alias, because data under it goes on.
     *
     * @return what differs; empty where nothing does, and then the version stays
     */
    List<FieldChange> change(AgencyDetails said, Instant now) {
        AgencyDetails after = said.alsoNamed(Stream.of(details.name()));
        List<FieldChange> changes = FieldChange.between(details.asText(), after.asText());
        if (!changes.isEmpty()) {
            put(after);
            changedAt(now);
        }
        return changes;
    }

    /** Another one turned out to be this one: its ids and names lead here from now on. */
    List<FieldChange> adopt(Agency other, Instant now) {
        AgencyDetails before = details;
        put(before.alsoNamed(other.details.names()));
        Set<UUID> ids = new LinkedHashSet<>(aliasIds);
        ids.add(other.id);
        ids.addAll(other.aliasIds);
        ids.remove(id);
        aliasIds = List.copyOf(ids);
        changedAt(now);
        return FieldChange.between(before.asText(), details.asText());
    }

    /** This one turned out to be another one. It keeps its row and its id. */
    void mergeInto(UUID other, Instant now) {
        status = AgencyStatus.MERGED;
        mergedInto = other;
        changedAt(now);
    }

    /** As {@link #mergeInto} for a row that is new with this message: its first version is the merged one. */
    Agency bornMerged(UUID other) {
        status = AgencyStatus.MERGED;
        mergedInto = other;
        return this;
    }

    AgencyDetails details() {
        return details;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return details.name();
    }

    public String state() {
        return state;
    }

    public AgencyStatus status() {
        return status;
    }

    public boolean isMerged() {
        return status == AgencyStatus.MERGED;
    }

    boolean isUnclaimed() {
        return status == AgencyStatus.UNCLAIMED;
    }

    /** Null unless merged. */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    List<UUID> aliasIds() {
        return aliasIds;
    }

    List<String> nameKeys() {
        return nameKeys;
    }

    boolean sample() {
        return sample;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
