package org.sightline.matching.verdict.rule;

import java.time.LocalDate;

/**
 * What may change a law. It is shown with every verdict of its days and decides nothing.
 *
 * @param from the first day on which a verdict says so
 * @param what the document and what became of it, as far as it was found
 */
public record Pending(LocalDate from, String what) {}
