package org.sightline.inventory.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that say which MAC address has which IP address: leases of dnsmasq and of ISC dhcpd, {@code arp -a} of Windows,
 * Linux and macOS, {@code ip neigh}. A MAC that occurs more than once counts once, with the last that was said of it.
 */
final class NeighborLines {

    private static final Pattern MAC =
            Pattern.compile("(?<![0-9A-Fa-f:.-])(?:[0-9A-Fa-f]{1,2}[:-]){5}[0-9A-Fa-f]{1,2}(?![0-9A-Fa-f:-])");

    private static final Pattern ADDRESS = Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])");

    /** The word lease, an address and an opening brace: ISC dhcpd. */
    private static final Pattern LEASE = Pattern.compile("^\\s*lease\\s+(\\S+)\\s*\\{");

    private static final Pattern HOSTNAME = Pattern.compile("^\\s*client-hostname\\s+\"([^\"]*)\"");

    /** {@code 1732610000 c0:56:e3:00:00:01 10.0.0.9 cam-north 01:c0:…} of dnsmasq. */
    private static final Pattern DNSMASQ = Pattern.compile("^\\d{9,11}\\s+\\S+\\s+\\S+\\s+(\\S+)\\s+\\S+\\s*$");

    /** {@code cam-north (10.0.0.9) at c0:56:…} of arp. */
    private static final Pattern ARP_NAME = Pattern.compile("^(\\S+) \\(\\S+\\) at ");

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private String lease = "";
    private String mac = "";
    private String name = "";
    private int number;

    private NeighborLines() {}

    /** What the lines say; empty where they say nothing of the kind. */
    static List<Seen> read(Iterable<String> lines) {
        NeighborLines table = new NeighborLines();
        lines.forEach(table::line);
        table.end();
        return new ArrayList<>(table.seen.values());
    }

    /** Whether a line says which MAC address has which IP address, or begins a lease. */
    static boolean knows(String line) {
        return LEASE.matcher(line).find()
                || MAC.matcher(line).find() && ADDRESS.matcher(line).find() && line.indexOf(',') < 0;
    }

    private void line(String line) {
        number++;
        Matcher begins = LEASE.matcher(line);
        if (begins.find()) {
            end();
            lease = begins.group(1);
            return;
        }
        Matcher found = MAC.matcher(line);
        String address = found(ADDRESS, line, 0);
        if (!lease.isEmpty()) {
            mac = found.find() && line.contains("hardware") ? found.group() : mac;
            name = found(HOSTNAME, line, 1).isEmpty() ? name : found(HOSTNAME, line, 1);
            if (line.strip().equals("}")) {
                end();
            }
        } else if (found.find() && !address.isEmpty()) {
            add(found.group(), named(line), address);
        }
    }

    private void end() {
        if (!lease.isEmpty() && !mac.isEmpty()) {
            add(mac, name, lease);
        }
        lease = "";
        mac = "";
        name = "";
    }

    private void add(String found, String called, String address) {
        String whole = whole(found);
        // A group or broadcast address is no device.
        if ((Integer.parseInt(whole.substring(0, 2), 16) & 1) == 0) {
            seen.put(
                    whole,
                    new Seen(number, whole, "", called.equals("*") || called.equals("?") ? "" : called, address, ""));
        }
    }

    /** macOS leaves zeros out: c0:56:e3:0:0:1. */
    private static String whole(String mac) {
        StringBuilder text = new StringBuilder();
        for (String pair : mac.split("[:-]", -1)) {
            text.append(text.isEmpty() ? "" : ":").append(pair.length() == 1 ? "0" + pair : pair);
        }
        return text.toString();
    }

    private static String named(String line) {
        String leased = found(DNSMASQ, line, 1);
        return leased.isEmpty() ? found(ARP_NAME, line, 1) : leased;
    }

    private static String found(Pattern pattern, String line, int group) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(group) : "";
    }
}
