package org.sightline.matching.watchlist;

/**
 * Another firm or thing whose name looks like an entity's, and must not be taken for it.
 *
 * @param entityId whom it is mistaken for; {@code *} for any
 * @param text the words of the look-alike, matched as whole words in order
 * @param note who or what it really is
 * @param fact source and certainty
 */
public record Trap(String entityId, String text, String note, Fact fact) implements Row {}
