package org.sightline.gateway.pages.office.opendata;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text of an edition that the edition before it has not: a new one, or one that reads otherwise than before.
 *
 * @param place where it stands in the list of them, from 1
 * @param item as it is published, in the order of the alphabet
 * @param purchases how many purchases of the edition have it
 */
@Schema(name = "OpenDataText")
public record ChangedText(@JsonIgnore int place, String item, long purchases) {}
