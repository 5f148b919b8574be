package org.sightline.matching.verdict.reading;

/**
 * What tells goods from others that share their word, such as a router for the home from one for a branch office. The words of
 * each are in goods-signs.csv.
 */
enum Sign {
    /** Network equipment of an enterprise, industrial or military series. */
    ENTERPRISE,
    /** A maker whose network equipment is for enterprises. By itself it never makes goods consumer grade. */
    ENTERPRISE_MAKER,
    /** A series of network equipment for homes. */
    CONSUMER,
    /** A word for the home. */
    HOME,
    /** A router that cuts wood. */
    TOOL,
    /** A drone, or a maker or series of drones. */
    DRONE,
    /** A maker or series of drones. */
    DRONE_MAKER,
    /** Another thing that is called a drone, or what is used against drones. */
    NO_DRONE,
    /** What is learned, written or sold about a thing. */
    LESSON,
    /** What is done with a drone. */
    FLIGHT,
    /** A toy. */
    TOY,
    /** What may be a critical part of a drone. */
    PART,
    /** An inverter that feeds the grid. */
    GRID,
    /** An inverter that feeds no grid. */
    OFF_GRID,
    /** Another thing that is called an inverter, or has one inside. */
    NO_INVERTER,
    /** A robot that moves over ground by itself or by remote command. */
    GROUND,
    /** A robot that does not, or a toy. */
    NO_GROUND,
    /** A service and no device. */
    SERVICE,
    /** Print, apparel and so on, about a thing or named after it. */
    NO_GOODS,
    /** Says that the thing is meant for another. */
    MEANT_FOR,
    /** A part of the buyer's house that is named after what it does: it says nothing of what is bought. */
    PLACE,
    /** A box that routes, beside its main word: a modem with a router. */
    ROUTES,
    /** How many points a camera has: what carries it is named elsewhere. */
    RESOLUTION;

    /** Reads the name that goods-signs.csv uses. */
    static Sign parse(String text) {
        return valueOf(text.toUpperCase(java.util.Locale.ROOT));
    }
}
