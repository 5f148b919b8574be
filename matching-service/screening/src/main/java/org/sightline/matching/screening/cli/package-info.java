/**
 * The command {@code ./sightline screen}: screens a CSV file without a running service.
 *
 * <p>In: one CSV file of purchase lines or devices. Out: one CSV file with the best match of each line.
 */
@NullMarked
package org.sightline.matching.screening.cli;

import org.jspecify.annotations.NullMarked;
