package org.sightline.inventory.intake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceField;

/**
 * A field of a device list and the headers that mean it. The headers are those of the exports of common camera systems
 * and of spreadsheets kept by hand; the first one is ours.
 */
public enum Column {
    MAKER(
            DeviceField.MAKER,
            "manufacturer",
            "brand",
            "make",
            "vendor",
            "maker name",
            "manufacturer name",
            "device brand"),
    MODEL(
            DeviceField.MODEL,
            "model number",
            "model no",
            "model name",
            "part number",
            "part no",
            "device model",
            "product",
            "type model"),
    SERIAL(
            DeviceField.SERIAL,
            "serial number",
            "serial no",
            "serial num",
            "sn",
            "s n",
            "device serial",
            "device serial no",
            "device serial number"),
    MAC(
            DeviceField.MAC,
            "mac address",
            "mac addr",
            "macaddress",
            "hardware address",
            "physical address",
            "ethernet address",
            "hw address"),
    TAG(
            DeviceField.TAG,
            "asset tag",
            "asset",
            "asset no",
            "asset number",
            "asset id",
            "inventory number",
            "inventory no",
            "property tag",
            "property number"),
    FCC_ID(DeviceField.FCC_ID, "fcc", "fccid", "fcc number"),
    SITE(DeviceField.SITE, "site name", "building", "facility", "campus", "school", "premises", "branch"),
    LOCATION(
            DeviceField.LOCATION,
            "room",
            "place",
            "position",
            "area",
            "mounting location",
            "install location",
            "installation location",
            "where"),
    PURPOSE(DeviceField.PURPOSE, "use", "used for", "usage"),
    QUANTITY(DeviceField.QUANTITY, "qty", "count", "number of units", "units", "how many"),
    STATUS(DeviceField.STATUS, "condition", "device status", "online status"),
    INSTALLED_ON(
            DeviceField.INSTALLED_ON,
            "installed",
            "install date",
            "installed date",
            "date installed",
            "installation date",
            "in service",
            "in service date",
            "deployed",
            "commissioned"),
    REMOVED_ON(
            DeviceField.REMOVED_ON,
            "removed",
            "removal date",
            "date removed",
            "removed date",
            "decommissioned",
            "retired",
            "retired on"),
    BANNER(DeviceField.BANNER, "device banner", "web banner");

    /** Headers that we know and do not keep, and why. */
    private static final List<Ignored> IGNORED = List.of(
            new Ignored(
                    "Addresses change; they do not identify a device.",
                    "ip",
                    "ip address",
                    "ipv4",
                    "ipv4 address",
                    "ip addr",
                    "ipv6",
                    "subnet mask",
                    "gateway",
                    "port",
                    "http port",
                    "dns"),
            new Ignored(
                    "What we said of an earlier list is not read.",
                    "reject row",
                    "reject column",
                    "reject code",
                    "reject reason"),
            new Ignored(
                    "Software versions are not kept here.",
                    "firmware",
                    "firmware version",
                    "fw",
                    "fw version",
                    "software version",
                    "version",
                    "build"),
            new Ignored(
                    "Passwords and user names do not belong in an inventory. Take this column out of your file.",
                    "password",
                    "user",
                    "username",
                    "user name",
                    "login"));

    /** A camera system's name of a camera says where it is; it is taken where the file has no column for that. */
    private static final List<String> NAMES = List.of("name", "camera name", "device name", "camera", "channel name");

    private record Ignored(String why, List<String> headers) {
        Ignored(String why, String... headers) {
            this(why, List.of(headers));
        }
    }

    private static final Set<Column> SHOWN = EnumSet.of(SERIAL, MAC, TAG, STATUS, INSTALLED_ON, REMOVED_ON);

    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");

    private final DeviceField field;
    private final List<String> otherHeaders;

    Column(DeviceField field, String... otherHeaders) {
        this.field = field;
        this.otherHeaders = List.of(otherHeaders);
    }

    /** The header in files that we write. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of a device that it holds. */
    DeviceField field() {
        return field;
    }

    /** What a device has in this column; null where nothing is known. */
    @Nullable
    String of(DeviceDetails details) {
        String text = field.of(details);
        // With colons: a spreadsheet would take 4419E6000001 for a number.
        return this == MAC && text != null ? text.replaceAll("(..)(?!$)", "$1:") : text;
    }

    /** The column that a header means, whatever its case and punctuation. */
    static Optional<Column> meant(String header) {
        String words = words(header);
        return Arrays.stream(values())
                .filter(column -> words(column.header()).equals(words) || column.otherHeaders.contains(words))
                .findFirst();
    }

    /** Whether a header is a camera system's name of the camera. */
    static boolean isName(String header) {
        return NAMES.contains(words(header));
    }

    /** Why a header that means no column is ignored, in plain words. */
    static String whyIgnored(String header) {
        String words = words(header);
        return IGNORED.stream()
                .filter(ignored -> ignored.headers().contains(words))
                .map(Ignored::why)
                .findFirst()
                .orElse("We do not know this column, so it was not read. Columns that we know: "
                        + String.join(", ", headers()) + ".");
    }

    /** The column whose field has this name in faults. */
    static Optional<Column> ofField(String word) {
        return Arrays.stream(values())
                .filter(column -> column.field.word().equals(word))
                .findFirst();
    }

    /** The column with this header of ours. */
    static Optional<Column> named(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header))
                .findFirst();
    }

    /** Our headers. */
    static List<String> headers() {
        return Arrays.stream(values()).map(Column::header).toList();
    }

    /** Whether a reject repeats what stands in it. */
    boolean isShown() {
        return SHOWN.contains(this);
    }

    static String words(String header) {
        return NOT_WORD.matcher(header.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
