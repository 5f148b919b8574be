/**
 * The purchases that the sample plants, and what must be said of each.
 *
 * <p>In: {@code planted.csv}. Out: planted cases and lines with maker, role, band and expected verdict, reasoned apart from
 * the product's own rules so that the two can be compared.
 */
@NullMarked
package org.sightline.samples.planted;

import org.jspecify.annotations.NullMarked;
