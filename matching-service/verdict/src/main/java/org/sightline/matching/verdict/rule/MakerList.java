package org.sightline.matching.verdict.rule;

/**
 * A list of makers that some law or office keeps.
 *
 * @param id                  stable id
 * @param title               its name in plain words
 * @param namedBy             id of the rule whose legal page explains the list
 * @param reachesSubsidiaries whether an entry takes in the companies that the maker owns
 * @param designates          whether being on it makes a "designated" maker: federal lists do, state lists do not
 */
public record MakerList(String id, String title, String namedBy, boolean reachesSubsidiaries, boolean designates) {}
