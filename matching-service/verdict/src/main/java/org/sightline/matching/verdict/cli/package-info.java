/**
 * The command {@code ./sightline judge}: judges a CSV file of purchases without a running service.
 *
 * <p>In: one CSV file of facts. Out: one CSV file of verdicts; a bad row is reported with its line.
 */
@NullMarked
package org.sightline.matching.verdict.cli;

import org.jspecify.annotations.NullMarked;
