package org.sightline.inventory.agency;

import java.util.UUID;
import org.sightline.inventory.history.Origin;

/** One agency became part of another, in the present transaction. What belonged to the first belongs to the second. */
public record AgencyMerged(UUID from, UUID into, Origin origin) {}
