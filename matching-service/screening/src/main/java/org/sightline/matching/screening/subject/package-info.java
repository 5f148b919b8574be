/**
 * What is screened: a purchase line or a device, and the fields that it has.
 *
 * <p>In: raw text and identifiers, any of them missing. Out: the same, by field.
 */
@NullMarked
package org.sightline.matching.screening.subject;

import org.jspecify.annotations.NullMarked;
