/**
 * Files that show what is true of a finding: invoices, photos, disposal records. In: bytes that an agency or the office
 * sends. Out: files on disk by their hash, a row for each that is never taken away, and entries in the finding's timeline.
 */
@NullMarked
package org.sightline.matching.evidence;

import org.jspecify.annotations.NullMarked;
