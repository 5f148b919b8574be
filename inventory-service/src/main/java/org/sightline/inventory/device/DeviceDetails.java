package org.sightline.inventory.device;

import static org.sightline.inventory.device.DeviceField.FCC_ID;
import static org.sightline.inventory.device.DeviceField.LOCATION;
import static org.sightline.inventory.device.DeviceField.MAC;
import static org.sightline.inventory.device.DeviceField.MAKER;
import static org.sightline.inventory.device.DeviceField.MODEL;
import static org.sightline.inventory.device.DeviceField.PURPOSE;
import static org.sightline.inventory.device.DeviceField.SERIAL;
import static org.sightline.inventory.device.DeviceField.SITE;
import static org.sightline.inventory.device.DeviceField.TAG;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.FieldChange;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.sql.Row;

/**
 * What is known of a device, checked and in one form: the columns of its row, the body of its message and of the API's
 * answers. What is not known is null.
 *
 * @param mac 12 upper-case digits
 * @param installedOn a calendar date at the place of the device
 * @param removedOn set exactly where the status is out of use
 * @param removalMethod in the agency's words
 * @param quantity 1 or more; more than 1 only without serial and MAC
 */
@Embeddable
public record DeviceDetails(
        @Nullable String maker,
        @Nullable String model,
        @Nullable String serial,
        @Nullable String mac,
        @Column(name = "fcc_id") @Nullable String fccId,
        @Nullable String tag,
        @Nullable String banner,
        @Nullable String site,
        @Nullable String location,
        @Enumerated(EnumType.STRING) DeviceStatus status,
        @Column(name = "installed_on") @Nullable LocalDate installedOn,
        @Column(name = "removed_on") @Nullable LocalDate removedOn,
        @Column(name = "removal_method") @Nullable String removalMethod,
        @Nullable String purpose,
        int quantity) {

    private static final int LONGEST_KEY = 500;

    /** Nothing is known: one piece in use. */
    public static final DeviceDetails NOTHING = new DeviceDetails(
            null, null, null, null, null, null, null, null, null, DeviceStatus.INSTALLED, null, null, null, null, 1);

    /** What a row of the table of devices says. */
    static DeviceDetails of(Row row) {
        return new DeviceDetails(
                row.text("maker"),
                row.text("model"),
                row.text("serial"),
                row.text("mac"),
                row.text("fcc_id"),
                row.text("tag"),
                row.text("banner"),
                row.text("site"),
                row.text("location"),
                Objects.requireNonNull(row.constant("status", DeviceStatus.class)),
                row.day("installed_on"),
                row.day("removed_on"),
                row.text("removal_method"),
                row.text("purpose"),
                row.integer("quantity"));
    }

    /** As text, field by field, in the order of the API; for the history. */
    Map<String, @Nullable String> asText() {
        Map<String, @Nullable String> text = new LinkedHashMap<>();
        for (DeviceField field : DeviceField.values()) {
            text.put(field.word(), field.of(this));
        }
        return text;
    }

    /** What differs from how it was; everything that is known where there was nothing. */
    public List<FieldChange> since(@Nullable DeviceDetails before) {
        return equals(before) ? List.of() : FieldChange.between(before == null ? Map.of() : before.asText(), asText());
    }

    /**
     * What tells an entry without serial, MAC and tag from another in the same agency: maker, model, site and location.
     *
     * @return null where the device has an identifier of its own
     */
    public @Nullable String bulkKey() {
        return serial != null || mac != null || tag != null
                ? null
                : key(folded("|", MAKER, MODEL, SITE, LOCATION, FCC_ID));
    }

    /**
     * What identifies it, in the form in which the rules compare it: {@code serial}, {@code mac}, {@code tag}, {@code
     * zeros} for a serial of digits without zeros at its start, and {@code bulk}. What is not known is left out.
     */
    public Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        put(keys, "serial", DeviceMatcher.folded(serial));
        put(keys, "zeros", DeviceMatcher.withoutZeros(serial));
        put(keys, "mac", mac);
        put(keys, "tag", DeviceMatcher.folded(tag));
        put(keys, "bulk", bulkKey());
        return keys;
    }

    private static void put(Map<String, String> keys, String name, @Nullable String key) {
        if (key != null) {
            keys.put(name, key);
        }
    }

    /** An index refuses texts of some kilobytes, so a long key is its hash. */
    private static String key(String text) {
        return text.length() <= LONGEST_KEY ? text : Sha256.hex(text);
    }

    /** Where it is, for sorting: site, then location, then tag or model. */
    String place() {
        String place = folded("\t", SITE, LOCATION, TAG, MODEL);
        return place.substring(0, Math.min(LONGEST_KEY, place.length()));
    }

    /** All that a search looks into, in lower case. */
    String searchText() {
        return folded("\n", MAKER, MODEL, SERIAL, MAC, FCC_ID, TAG, SITE, LOCATION, PURPOSE);
    }

    private String folded(String separator, DeviceField... fields) {
        return Stream.of(fields)
                .map(field -> Objects.toString(field.of(this), ""))
                .collect(Collectors.joining(separator))
                .toLowerCase(Locale.ROOT);
    }

    /** How people recognize it: its identifiers, or else maker, model and site. */
    public String label() {
        String identifiers = joined(List.of(named("tag ", tag), named("serial ", serial), named("MAC ", mac)));
        return identifiers.isEmpty()
                ? joined(List.of(named("", maker), named("", model), named("at ", site), named("in ", location)))
                : identifiers;
    }

    private static String named(String what, @Nullable String value) {
        return value == null ? "" : what + value;
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
