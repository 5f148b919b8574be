package org.sightline.matching.verdict.facts;

/** What kind of thing was bought. */
public enum ItemClass {
    /** A camera of any kind that records or shows a place. */
    CAMERA,
    /** A video recorder, or a server that does its work. */
    RECORDER,
    /** A switch, router, access point, modem or hotspot. */
    NETWORK_EQUIPMENT,
    /** A two-way radio or repeater. */
    RADIO,
    /** A phone or tablet with a phone link. */
    HANDSET,
    /** An aircraft without a pilot, with its controller. */
    DRONE,
    /** Maintenance, monitoring, hosting, installation. */
    SERVICE,
    /** A program or a licence for one. */
    SOFTWARE,
    /** A bracket, box, power supply or cable: it carries no data. */
    ACCESSORY,
    /** Something known to be none of the others, such as a laptop. */
    OTHER,
    /** The record does not say. */
    UNKNOWN;

    /** The name used in files and messages: lower case with underscores. */
    public String wireName() {
        return WireNames.of(this);
    }

    /**
     * Reads a wire name, in any case.
     *
     * @throws IllegalArgumentException when there is no such name; the message lists the names there are
     */
    public static ItemClass parse(String text) {
        return WireNames.parse(ItemClass.class, text, "item class");
    }
}
