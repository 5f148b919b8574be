package org.sightline.inventory.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sightline.inventory.device.DeviceDetails;

/**
 * A field of a device list and the headers that mean it. The headers are those of the exports of common camera systems
 * and of spreadsheets kept by hand; the first one is ours.
 */
enum Column {
    MAKER(
            "maker",
            DeviceDetails::maker,
            "manufacturer",
            "brand",
            "make",
            "vendor",
            "maker name",
            "manufacturer name",
            "device brand"),
    MODEL(
            "model",
            DeviceDetails::model,
            "model number",
            "model no",
            "model name",
            "part number",
            "part no",
            "device model",
            "product",
            "type model"),
    SERIAL(
            "serial",
            DeviceDetails::serial,
            "serial number",
            "serial no",
            "serial num",
            "sn",
            "s n",
            "device serial",
            "device serial no",
            "device serial number"),
    MAC(
            "mac",
            is -> colons(is.mac()),
            "mac address",
            "mac addr",
            "macaddress",
            "hardware address",
            "physical address",
            "ethernet address",
            "hw address"),
    TAG(
            "tag",
            DeviceDetails::tag,
            "asset tag",
            "asset",
            "asset no",
            "asset number",
            "asset id",
            "inventory number",
            "inventory no",
            "property tag",
            "property number"),
    FCC_ID("fcc_id", DeviceDetails::fccId, "fcc", "fccid", "fcc number"),
    SITE("site", DeviceDetails::site, "site name", "building", "facility", "campus", "school", "premises", "branch"),
    LOCATION(
            "location",
            DeviceDetails::location,
            "room",
            "place",
            "position",
            "area",
            "mounting location",
            "install location",
            "installation location",
            "where"),
    PURPOSE("purpose", DeviceDetails::purpose, "use", "used for", "usage"),
    QUANTITY("quantity", is -> Integer.toString(is.quantity()), "qty", "count", "number of units", "units", "how many"),
    STATUS("status", is -> is.status().word(), "condition", "device status", "online status"),
    INSTALLED_ON(
            "installed_on",
            is -> text(is.installedOn()),
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
            "removed_on",
            is -> text(is.removedOn()),
            "removed",
            "removal date",
            "date removed",
            "removed date",
            "decommissioned",
            "retired",
            "retired on");

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
                    "Software versions are not kept here.",
                    "firmware",
                    "firmware version",
                    "fw",
                    "fw version",
                    "software version",
                    "version",
                    "build"),
            new Ignored(
                    "Passwords and user names do not belong into an inventory. Take this column out of your file.",
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

    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");

    private final String header;
    private final Function<DeviceDetails, String> value;
    private final List<String> otherHeaders;

    Column(String header, Function<DeviceDetails, String> value, String... otherHeaders) {
        this.header = header;
        this.value = value;
        this.otherHeaders = List.of(otherHeaders);
    }

    private static String text(Object date) {
        return date == null ? null : date.toString();
    }

    /** With colons, or a spreadsheet would take 4419E6000001 for a number. */
    private static String colons(String mac) {
        return mac == null ? null : mac.replaceAll("(..)(?!$)", "$1:");
    }

    /** The header in files that we write. */
    String header() {
        return header;
    }

    /** What a device has in this column; null where nothing is known. */
    String of(DeviceDetails details) {
        return value.apply(details);
    }

    /** The column that a header means, whatever its case and punctuation. */
    static Optional<Column> meant(String header) {
        String words = words(header);
        return Arrays.stream(values())
                .filter(column -> words(column.header).equals(words) || column.otherHeaders.contains(words))
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
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Column::header).toList()) + ".");
    }

    /** The column whose field of a device has this name in faults. */
    static Optional<Column> ofField(String field) {
        String words = field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.header.equals(words))
                .findFirst();
    }

    private static String words(String header) {
        return NOT_WORD.matcher(header.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
