package org.sightline.inventory.discovery;

import java.util.List;

/**
 * A device that was seen on a network. What was not seen is empty.
 *
 * @param number its place in the file, for people: a line, or the number of the host
 * @param mac with any separators
 * @param maker whom the prefix of the MAC address belongs to, as the tool says
 * @param name that the device or the network gives it
 * @param address IPv4 or IPv6
 * @param banner what it says of itself
 */
record Seen(int number, String mac, String maker, String name, String address, String banner) {

    /** The headers under which it stands in a device list. */
    static final List<String> HEADERS = List.of("mac", "maker", "name", "ip address", "banner");

    String[] cells() {
        return new String[] {mac, maker, name, address, banner};
    }
}
