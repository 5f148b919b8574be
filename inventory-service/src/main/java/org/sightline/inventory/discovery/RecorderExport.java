package org.sightline.inventory.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.sightline.inventory.intake.DeviceFile;
import org.sightline.inventory.intake.DeviceSource;

/**
 * The list of cameras that a recorder, a video management system or a maker's search tool exports as a table. It says what
 * answered on the network, and not what somebody declares. Its columns are known by what no list by hand has: network
 * settings, firmware, drivers. Passwords and user names in it are not kept.
 */
public final class RecorderExport implements DeviceSource {

    /** What only machines list: two of them, or one beside an address, tell. Without case and punctuation. */
    private static final Set<String> OF_MACHINES = Set.of(
            "subnetmask",
            "ipv4gateway",
            "gateway",
            "defaultgateway",
            "httpport",
            "httpsport",
            "rtspport",
            "serverport",
            "sdkport",
            "port",
            "dhcp",
            "dhcpenabled",
            "dspversion",
            "firmware",
            "firmwareversion",
            "softwareversion",
            "encodingchannels",
            "channelno",
            "channels",
            "hardwaredriverid",
            "driver",
            "drivernumber",
            "driverversion",
            "recordingserver",
            "forcedoffline",
            "securitystatus",
            "activationstatus",
            "onvifport",
            "p2pstatus",
            "starttime",
            "lastseen",
            "lastonline");

    private static final Set<String> ADDRESSES = Set.of(
            "ip",
            "ipaddress",
            "ipv4address",
            "ipv4",
            "address",
            "hardwareaddress",
            "host",
            "hostname",
            "networkaddress",
            "deviceaddress");

    private static final Set<String> SERIALS = Set.of(
            "serial",
            "serialno",
            "serialnumber",
            "sn",
            "deviceserialno",
            "deviceserialnumber",
            "hardwareserialnumber",
            "cameraserialnumber");

    private static final Set<String> MACS = Set.of(
            "mac", "macaddress", "hardwaremacaddress", "cameramac", "physicaladdress", "ethernetaddress", "macaddr");

    private static final Set<String> MODELS =
            Set.of("model", "modelname", "cameramodel", "hardwaremodel", "devicemodel", "producttype", "productname");

    /** Makers' search tools call the model so. */
    private static final String DEVICE_TYPE = "devicetype";

    private static final Set<String> MAKERS = Set.of(
            "manufacturer",
            "manufacturername",
            "maker",
            "vendor",
            "brand",
            "hardwaremanufacturer",
            "cameramanufacturer");

    private static final Set<String> NAMES =
            Set.of("name", "devicename", "cameraname", "hardwarename", "channelname", "camera", "hostname");

    /** What a list by hand has, and no machine. */
    private static final Set<String> OF_PEOPLE = Set.of(
            "tag",
            "assettag",
            "assetnumber",
            "assetno",
            "inventorynumber",
            "purpose",
            "quantity",
            "qty",
            "installedon",
            "installdate",
            "installationdate",
            "removedon",
            "removaldate",
            "removalmethod");

    private static final Set<String> SECRETS = Set.of(
            "password",
            "pwd",
            "passwd",
            "hardwarepassword",
            "user",
            "username",
            "hardwareusername",
            "login",
            "account",
            "verificationcode",
            "snmpcommunity");

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
    private static final String NOT_KEPT = "";

    private final DeviceFile.Opened table;
    private final List<String> headers;
    private final boolean[] kept;

    private RecorderExport(DeviceFile.Opened table, List<String> headers, boolean[] kept) {
        this.table = table;
        this.headers = headers;
        this.kept = kept;
    }

    /** The table as the export that it is; the table itself where it is none. */
    public static DeviceSource of(DeviceFile.Opened table) {
        List<String> squashed =
                table.headers().stream().map(RecorderExport::squashed).toList();
        if (!isExport(squashed)) {
            return table;
        }
        boolean[] kept = new boolean[squashed.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = !SECRETS.contains(squashed.get(i));
        }
        return new RecorderExport(table, renamed(table.headers(), squashed), kept);
    }

    private static boolean isExport(List<String> headers) {
        long machines = headers.stream().filter(OF_MACHINES::contains).count();
        boolean address = headers.stream().anyMatch(ADDRESSES::contains);
        boolean identified = headers.stream().anyMatch(header -> SERIALS.contains(header) || MACS.contains(header));
        return identified && address && machines >= 1 && headers.stream().noneMatch(OF_PEOPLE::contains);
    }

    /** Our own headers where we know theirs; the first column of each kind counts. */
    private static List<String> renamed(List<String> theirs, List<String> squashed) {
        boolean hasModel = squashed.stream().anyMatch(MODELS::contains);
        List<String> renamed = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            String ours = ours(squashed.get(i), hasModel);
            boolean first = !ours.isEmpty() && !renamed.contains(ours);
            // What is no column of ours keeps its name, with a mark, so that it is not taken for one.
            renamed.add(first ? ours : "seen: " + theirs.get(i));
        }
        return List.copyOf(renamed);
    }

    private static String ours(String header, boolean hasModel) {
        if (SERIALS.contains(header)) {
            return "serial";
        }
        if (MACS.contains(header)) {
            return "mac";
        }
        if (MODELS.contains(header) || !hasModel && header.equals(DEVICE_TYPE)) {
            return "model";
        }
        if (MAKERS.contains(header)) {
            return "maker";
        }
        return NAMES.contains(header) ? "name" : "";
    }

    private static String squashed(String header) {
        return NO_LETTER.matcher(header.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    @Override
    public String format() {
        return "recorder, " + table.format();
    }

    @Override
    public List<String> headers() {
        return headers;
    }

    @Override
    public boolean discovered() {
        return true;
    }

    @Override
    public void each(int most, DeviceFile.Rows rows) {
        table.each(most, (number, cells) -> {
            String[] seen = cells.clone();
            for (int i = 0; i < Math.min(kept.length, seen.length); i++) {
                seen[i] = kept[i] ? seen[i] : NOT_KEPT;
            }
            rows.row(number, seen);
        });
    }
}
