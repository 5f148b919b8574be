package org.sightline.gateway.pages.findings.finding;

import org.jspecify.annotations.Nullable;

/**
 * How much a list of findings is.
 *
 * @param quantity pieces, a decimal; null where no record says
 * @param amount money, a decimal; null where no record says
 */
public record FindingSum(
        long findings, @Nullable String quantity, @Nullable String amount) {}
