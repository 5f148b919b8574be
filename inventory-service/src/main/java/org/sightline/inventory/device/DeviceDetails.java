package org.sightline.inventory.device;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a device, checked and in one form. Whatever is not known is null.
 *
 * @param mac 12 upper-case digits
 * @param installedOn a calendar date at the place of the device
 * @param removedOn set exactly where the status is out of use
 * @param removalMethod in the agency's words
 * @param quantity 1 or more; more than 1 only without serial and MAC
 */
public record DeviceDetails(
        String maker,
        String model,
        String serial,
        String mac,
        String fccId,
        String tag,
        String banner,
        String site,
        String location,
        DeviceStatus status,
        LocalDate installedOn,
        LocalDate removedOn,
        String removalMethod,
        String purpose,
        int quantity) {

    /** As text, field by field, in the order of the API. */
    public Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("maker", maker);
        text.put("model", model);
        text.put("serial", serial);
        text.put("mac", mac);
        text.put("fccId", fccId);
        text.put("tag", tag);
        text.put("banner", banner);
        text.put("site", site);
        text.put("location", location);
        text.put("status", status.word());
        text.put("installedOn", text(installedOn));
        text.put("removedOn", text(removedOn));
        text.put("removalMethod", removalMethod);
        text.put("purpose", purpose);
        text.put("quantity", Integer.toString(quantity));
        return text;
    }

    private static String text(LocalDate date) {
        return date == null ? null : date.toString();
    }

    /**
     * What tells an entry without serial, MAC and tag from another in the same agency: maker, model, site and location.
     *
     * @return null where the device has an identifier of its own
     */
    public String bulkKey() {
        if (serial != null || mac != null || tag != null) {
            return null;
        }
        return Stream.of(maker, model, site, location, fccId)
                .map(part -> part == null ? "" : part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
    }

    /** Where it is, for sorting: site, then location, then tag or model. */
    String place() {
        return Stream.of(site, location, tag, model)
                .map(part -> part == null ? "" : part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\t"));
    }

    /** All that a search looks into, in lower case. */
    String searchText() {
        return Stream.of(maker, model, serial, mac, fccId, tag, site, location, purpose)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    /** How people recognise it: its identifiers, or else maker, model and site. */
    public String label() {
        String identifiers = joined(List.of(named("tag", tag), named("serial", serial), named("MAC", mac)));
        return identifiers.isEmpty()
                ? joined(List.of(
                        Objects.toString(maker, ""),
                        Objects.toString(model, ""),
                        named("at", site),
                        named("in", location)))
                : identifiers;
    }

    private static String named(String what, String value) {
        return value == null ? "" : what + " " + value;
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** The same, out of use since a date. */
    DeviceDetails removed(DeviceStatus how, LocalDate date, String method) {
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
                how,
                installedOn,
                date,
                method,
                purpose,
                quantity);
    }
}
