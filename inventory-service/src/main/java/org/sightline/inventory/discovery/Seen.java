package org.sightline.inventory.discovery;

import java.util.List;

/**
 * A device that was seen on a network. What was not seen is empty.
 *
 * @param number its place in the file, for people: a line, or the number of the host
 * @param mac with any separators
 * @param maker whom the prefix of the MAC address belongs to, as the tool says, or who made it, as the device says
 * @param model as the device says
 * @param serial as the device says
 * @param name that the device or the network gives it
 * @param address IPv4 or IPv6
 * @param banner what it says of itself
 */
record Seen(
        int number, String mac, String maker, String model, String serial, String name, String address, String banner) {

    private static final int LONGEST = 2_000;

    /** The headers under which it stands in a device list. */
    static final List<String> HEADERS = List.of("mac", "maker", "name", "ip address", "banner", "model", "serial");

    /** A device of which the network tells, and not the device itself. */
    Seen(int number, String mac, String maker, String name, String address, String banner) {
        this(number, mac, maker, "", "", name, address, banner);
    }

    String[] cells() {
        return new String[] {mac, maker, name, address, banner, model, serial};
    }

    /** What a device says, cut to what is kept of it. */
    static String cut(String said) {
        return said.substring(0, Math.min(LONGEST, said.length()));
    }
}
