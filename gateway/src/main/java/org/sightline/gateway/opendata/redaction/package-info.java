/**
 * Redaction: in: the text of a purchase as published. Out: the text without what leads to a person or to one device. Rules of
 * form alone, which hold for any text: no list of people is kept or asked.
 */
@NullMarked
package org.sightline.gateway.opendata.redaction;

import org.jspecify.annotations.NullMarked;
