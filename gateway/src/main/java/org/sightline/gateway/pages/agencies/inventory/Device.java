package org.sightline.gateway.pages.agencies.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A device, as inventory-service shows it and as its messages carry it; what is not known is null. */
record Device(
        UUID id,
        long version,
        UUID agencyId,
        @Nullable String maker,
        @Nullable String model,
        @Nullable String serial,
        @Nullable String mac,
        @Nullable String fccId,
        @Nullable String tag,
        @Nullable String banner,
        @Nullable String site,
        @Nullable String location,
        String status,
        @Nullable LocalDate installedOn,
        @Nullable LocalDate removedOn,
        @Nullable String removalMethod,
        @Nullable String purpose,
        int quantity,
        String reportedBy,
        String reportedThrough,
        Instant updatedAt) {

    /** What a person may change of it by a form, by the names of the API. */
    static final List<String> FIELDS = List.of(
            "maker",
            "model",
            "serial",
            "mac",
            "fccId",
            "tag",
            "banner",
            "site",
            "location",
            "status",
            "installedOn",
            "purpose",
            "quantity");

    /** Whether it can be taken out of use. */
    public boolean inUse() {
        return status.equals("installed") || status.equals("in_stock");
    }

    /** What tells it from others alike: its serial, MAC or tag; else maker and model. */
    public String label() {
        return Stream.of(serial, mac, tag)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(
                        () -> Stream.of(maker, model).filter(Objects::nonNull).collect(Collectors.joining(" ")));
    }

    /** What it says now, for a form; the status stays unless another is chosen. */
    public Map<String, String> asForm() {
        Map<String, String> form = new LinkedHashMap<>();
        put(form, "maker", maker);
        put(form, "model", model);
        put(form, "serial", serial);
        put(form, "mac", mac);
        put(form, "fccId", fccId);
        put(form, "tag", tag);
        put(form, "banner", banner);
        put(form, "site", site);
        put(form, "location", location);
        put(form, "installedOn", installedOn);
        put(form, "purpose", purpose);
        put(form, "quantity", quantity);
        return form;
    }

    private static void put(Map<String, String> form, String field, @Nullable Object value) {
        if (value != null) {
            form.put(field, value.toString());
        }
    }
}
