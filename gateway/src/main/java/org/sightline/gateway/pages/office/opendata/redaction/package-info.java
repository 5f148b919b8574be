/**
 * Redaction: in: the text of a purchase as published. Out: the text without what leads to a person or to one device. A tagger with
 * weights that were learned from invented texts; it knows lists of words and of usual names, and none of people who are there.
 */
@NullMarked
package org.sightline.gateway.pages.office.opendata.redaction;

import org.jspecify.annotations.NullMarked;
