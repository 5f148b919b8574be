package org.sightline.matching.verdict.facts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of thing was bought. Some laws look at goods more closely than others: a class may have a {@link #broader}
 * one, and a law that covers the broader one covers it too. What the law calls each of the narrower classes, since when,
 * and what makes it so in a purchase line is in {@code item-definitions.csv}.
 */
public enum ItemClass {
    /** A camera of any kind that records or shows a place. */
    CAMERA,
    /** A video recorder, or a server that does its work. */
    RECORDER,
    /** A switch, router, access point, modem or hotspot of which the grade is not known. */
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
    /** A consumer-grade router or mobile hotspot: mainly for homes, and the customer can install it. */
    CONSUMER_ROUTER(NETWORK_EQUIPMENT),
    /** Network equipment of enterprise, industrial or military grade. Never told by the name of its maker alone. */
    ENTERPRISE_NETWORK(NETWORK_EQUIPMENT),
    /** An optical network terminal. */
    OPTICAL_TERMINAL(NETWORK_EQUIPMENT),
    /** Sold as a toy drone; whether it is one by law is {@link Circumstance#TOY}. */
    TOY_DRONE(DRONE),
    /** Work on a drone, or flown with one. */
    DRONE_SERVICE(SERVICE),
    /** A critical part that is mainly meant for drones: flight controller, data link, camera, ground control and its software, battery. */
    DRONE_PART(OTHER),
    /** A power inverter of which it is not known whether it feeds the grid. */
    INVERTER(OTHER),
    /** A utility-interactive inverter that has, or can take, a part for remote communication. */
    GRID_INVERTER(OTHER),
    /** An inverter that does not feed the grid, or that cannot communicate. */
    OFF_GRID_INVERTER(OTHER),
    /** A robot of which it is not known whether it moves over ground by itself. */
    ROBOT(OTHER),
    /** A ground robot that moves, senses and is networked. */
    GROUND_ROBOT(OTHER),
    /** The record does not say. */
    UNKNOWN;

    private final @Nullable ItemClass broader;

    ItemClass() {
        this(null);
    }

    ItemClass(@Nullable ItemClass broader) {
        this.broader = broader;
    }

    /** The class that this one is a kind of, or null. */
    public @Nullable ItemClass broader() {
        return broader;
    }

    /** The classes with every class that is a kind of one of them. */
    public static Set<ItemClass> withNarrower(Set<ItemClass> classes) {
        EnumSet<ItemClass> all = EnumSet.noneOf(ItemClass.class);
        all.addAll(classes);
        Arrays.stream(values())
                .filter(one -> one.broader != null && classes.contains(one.broader))
                .forEach(all::add);
        return all;
    }

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
