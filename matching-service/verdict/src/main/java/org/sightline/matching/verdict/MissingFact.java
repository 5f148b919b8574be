package org.sightline.matching.verdict;

/**
 * A fact that the record lacks and that a rule turns on.
 *
 * @param fact         funding, maker, purpose, date, buyer, item, vendor, contractor or list
 * @param whoCanSupply who can answer, in plain words
 * @param why          what turns on it, in plain words
 */
public record MissingFact(String fact, String whoCanSupply, String why) {}
