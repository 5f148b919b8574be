package org.sightline.matching.screening.examine;

import java.util.ArrayList;
import java.util.List;
import org.sightline.matching.screening.find.Hit;
import org.sightline.matching.screening.match.Evidence;

/** All that speaks for one entity in a subject. */
final class EntityHits {

    final String entityId;
    final List<Hit> hits = new ArrayList<>();
    public final List<Evidence> identifiers = new ArrayList<>();

    EntityHits(String entityId) {
        this.entityId = entityId;
    }
}
