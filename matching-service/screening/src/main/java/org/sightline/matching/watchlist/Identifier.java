package org.sightline.matching.watchlist;

/**
 * A registry identifier or prefix that belongs to an entity.
 *
 * @param scheme the registry
 * @param value upper case without separators; a MAC prefix is 6, 7 or 9 hexadecimal digits
 * @param entityId the holder
 * @param fact source and certainty
 */
public record Identifier(Scheme scheme, String value, String entityId, Fact fact) implements Row {

    /** The registry that gave the identifier. */
    public enum Scheme {
        /** IEEE MA-L, MA-M or MA-S block. */
        MAC_PREFIX,
        /** FCC grantee code: the first 3 or 5 characters of an FCC ID. */
        FCC_GRANTEE,
        /** SAM.gov unique entity id, 12 characters. */
        UEI,
        /** Commercial and government entity code, 5 characters. */
        CAGE
    }
}
