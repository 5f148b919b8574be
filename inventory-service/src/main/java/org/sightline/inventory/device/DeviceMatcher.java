package org.sightline.inventory.device;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem.Fault;

/**
 * The devices of one agency by what identifies them, to tell whether a described device is one of them.
 *
 * <p>The rule: a serial number is stronger than a MAC address, and that is stronger than a tag. The strongest identifier
 * that both sides have decides. A weaker one that points to the same device may differ (it is re-tagged, a board was
 * replaced); a stronger one that differs means another device, and then somebody has to look. What has no identifier at
 * all is the same where maker, model, site and location are the same.
 */
public final class DeviceMatcher {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Map<String, Device> bySerial = new HashMap<>();
    private final Map<String, Device> bySerialWithoutZeros = new HashMap<>();
    private final Map<String, Device> byMac = new HashMap<>();
    private final Map<String, Device> byTag = new HashMap<>();
    private final Map<String, List<Device>> byBulkKey = new HashMap<>();

    public static DeviceMatcher of(Iterable<Device> devices) {
        DeviceMatcher matcher = new DeviceMatcher();
        devices.forEach(matcher::add);
        return matcher;
    }

    /**
     * What a description means.
     *
     * @param device the device that it describes, empty where it is a new one
     * @param fault what speaks against taking it either way; empty where nothing does
     */
    public record Match(Optional<Device> device, Optional<Fault> fault) {

        /** A description that means no device, with nothing against it: a new one. */
        public static final Match NONE = new Match(Optional.empty(), Optional.empty());

        private static Match of(@Nullable Device device) {
            return new Match(Optional.ofNullable(device), Optional.empty());
        }

        private static Match against(String field, String code, String message) {
            return new Match(Optional.empty(), Optional.of(new Fault(field, code, message)));
        }
    }

    /** Adds a device, or replaces it after a change. */
    public void add(Device device) {
        DeviceDetails is = device.details();
        put(bySerial, folded(is.serial()), device);
        put(bySerialWithoutZeros, withoutZeros(is.serial()), device);
        put(byMac, is.mac(), device);
        put(byTag, folded(is.tag()), device);
        String bulk = is.bulkKey();
        if (bulk != null) {
            List<Device> alike = byBulkKey.computeIfAbsent(bulk, key -> new ArrayList<>());
            alike.removeIf(other -> other.id().equals(device.id()));
            alike.add(device);
        }
    }

    private static void put(Map<String, Device> map, @Nullable String key, Device device) {
        if (key != null) {
            map.put(key, device);
        }
    }

    /** Which of the agency's devices is described, by the rule above. */
    public Match find(DeviceDetails said) {
        String bulk = said.bulkKey();
        if (bulk != null) {
            return alike(bulk, said.removedOn());
        }
        Device serial = current(bySerial, DeviceField.SERIAL, said);
        Device mac = current(byMac, DeviceField.MAC, said);
        Device tag = current(byTag, DeviceField.TAG, said);
        return Stream.of(serial, mac, tag)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(strongest -> contradiction(said, strongest, mac, tag)
                        .or(() -> Objects.equals(strongest, serial) ? Optional.empty() : lostZeros(said))
                        .orElseGet(() -> Match.of(strongest)))
                .orElseGet(() -> lostZeros(said).orElse(Match.NONE));
    }

    /** A device may have got another serial, MAC or tag since it was put into the maps. */
    private static @Nullable Device current(Map<String, Device> devices, DeviceField field, DeviceDetails said) {
        String key = folded(field.of(said));
        Device device = key == null ? null : devices.get(key);
        return device != null && Objects.equals(key, folded(field.of(device.details()))) ? device : null;
    }

    private static Optional<Match> contradiction(
            DeviceDetails said, Device strongest, @Nullable Device mac, @Nullable Device tag) {
        DeviceDetails is = strongest.details();
        if (differ(said.serial(), is.serial())) {
            return Optional.of(
                    Match.against(
                            "serial",
                            "other-serial",
                            "We have " + is.label() + " with serial " + is.serial()
                                    + ". If this is a new device, give it its own MAC and tag; if the serial was wrong, change it on the device's page."));
        }
        if (said.serial() == null && differ(said.mac(), is.mac())) {
            return Optional.of(
                    Match.against(
                            "mac",
                            "other-mac",
                            "Tag " + said.tag() + " is on a device with MAC " + is.mac()
                                    + ". If this is a new device, give it its own tag; if the MAC was wrong, change it on the device's page."));
        }
        return pointsElsewhere("mac", mac, strongest).or(() -> pointsElsewhere("tag", tag, strongest));
    }

    private static Optional<Match> pointsElsewhere(String field, @Nullable Device other, Device strongest) {
        return other == null || other.id().equals(strongest.id())
                ? Optional.empty()
                : Optional.of(Match.against(
                        field,
                        "points-elsewhere",
                        "This row describes " + strongest.details().label() + ", but its " + field + " belongs to "
                                + other.details().label() + ". Check which of the two you mean."));
    }

    /** A weaker identifier does not help: whoever lost the zeros may mean the device that has them. */
    private Optional<Match> lostZeros(DeviceDetails said) {
        String digits = withoutZeros(said.serial());
        Device alike = digits == null ? null : bySerialWithoutZeros.get(digits);
        if (alike == null || said.mac() != null && alike.details().mac() != null) {
            return Optional.empty();
        }
        return Optional.of(
                Match.against(
                        "serial",
                        "leading-zeros",
                        "We have serial " + alike.details().serial() + ", the same except for zeros"
                                + " at its start. Spreadsheets drop them: format the column as text and write the serial in full."));
    }

    private Match alike(String bulkKey, @Nullable LocalDate removedOn) {
        List<Device> alike = byBulkKey.getOrDefault(bulkKey, List.of());
        Optional<Device> same = alike.stream()
                .filter(device -> device.details().bulkKey() != null)
                .filter(device -> Objects.equals(device.details().removedOn(), removedOn))
                .findFirst();
        Optional<Device> inUse = alike.stream()
                .filter(device -> !device.details().status().gone())
                .findFirst();
        return Match.of(
                same.or(() -> inUse).or(() -> alike.stream().findFirst()).orElse(null));
    }

    private static boolean differ(@Nullable String said, @Nullable String is) {
        return said != null && is != null && !said.equalsIgnoreCase(is);
    }

    static @Nullable String folded(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    static @Nullable String withoutZeros(@Nullable String serial) {
        return serial == null || !DIGITS.matcher(serial).matches() ? null : serial.replaceFirst("^0+(?=.)", "");
    }
}
