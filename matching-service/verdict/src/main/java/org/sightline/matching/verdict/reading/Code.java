package org.sightline.matching.verdict.reading;

/**
 * A commodity code beside a purchase line.
 *
 * @param scheme NIGP, UNSPSC, PSC or NAICS, in any case
 * @param code   the code as published; blanks, dots and dashes do not matter
 */
public record Code(String scheme, String code) {}
