package org.sightline.inventory.agency;

import java.util.UUID;
import org.sightline.inventory.history.Origin;

/** One agency became part of another, in the running transaction. What belonged to the first now belongs to the second. */
public record AgencyMerged(UUID from, UUID into, Origin origin) {}
