package org.sightline.matching.verdict.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * A list of makers that some law or office keeps.
 *
 * @param id        stable id
 * @param title     its name in plain words
 * @param namedBy   id of the rule whose legal page explains the list
 * @param reach     whether an entry takes in the companies that the maker owns, from day to day; in order
 * @param designates whether being on it makes a "designated" maker: federal lists do, state lists do not
 */
public record MakerList(String id, String title, String namedBy, List<Reach> reach, boolean designates) {

    /**
     * Which companies of a listed maker an entry takes in, until the next reach begins.
     *
     * @param to        none, all, or those outside of the United States
     * @param from      first day; {@link LocalDate#MIN} for the first
     * @param confirmed whether it is confirmed that this is so
     */
    public record Reach(To to, LocalDate from, boolean confirmed) {}

    /** Which companies. */
    public enum To {
        /** The maker alone. */
        NONE,
        /** Every company that it owns. */
        ALL,
        /** The companies that it owns outside of the United States. */
        FOREIGN
    }

    public MakerList {
        reach = List.copyOf(reach);
    }
}
