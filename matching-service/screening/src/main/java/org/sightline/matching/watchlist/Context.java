package org.sightline.matching.watchlist;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The kind of goods or trade that surrounding words point to; short or shared names need one to count. */
public enum Context {
    /** Nothing needed. */
    NONE,
    /** Cameras, recorders, video. */
    VIDEO,
    /** Two-way radio. */
    RADIO,
    /** Phones, hotspots, tablets. */
    PHONE,
    /** Switches, routers, access points, fibre access. */
    NETWORK,
    /** Drones. */
    DRONE,
    /** Telecom words: telecom, telecommunication, tongxun. */
    TELECOM,
    /** Any of the technical ones above, or technology words. */
    TECHNICAL,
    /** The entity's own name somewhere in the same line. */
    BRAND;

    /** The same contexts in the order of their declaration, without {@link #NONE}. */
    static Set<Context> ordered(Set<Context> needs) {
        EnumSet<Context> set = EnumSet.noneOf(Context.class);
        set.addAll(needs);
        set.remove(NONE);
        return Collections.unmodifiableSet(set);
    }
}
