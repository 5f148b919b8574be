package org.sightline.ingest.line;

/**
 * A classification code that the source gives a line.
 *
 * @param scheme {@code nigp}, {@code unspsc}, {@code psc}, {@code naics} or {@code account}
 */
public record Code(String scheme, String code) {}
