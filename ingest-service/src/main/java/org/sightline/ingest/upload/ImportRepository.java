package org.sightline.ingest.upload;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The imports, for requests. */
@ApplicationScoped
class ImportRepository implements PanacheRepositoryBase<Import, UUID> {

    /** An earlier upload of the same bytes from the same source that was taken or will be. */
    Optional<Import> sameContent(String sourceId, String sha256) {
        return find(
                        "sourceId = ?1 and sha256 = ?2 and status not in ('failed', 'cancelled') order by receivedAt desc",
                        sourceId,
                        sha256)
                .firstResultOptional();
    }

    /** Imports from the newest on, after a place in that list (null: from its start). */
    List<Import> newest(Instant before, UUID beforeId, int most) {
        return before == null
                ? find("order by receivedAt desc, id").page(0, most).list()
                : find("receivedAt < ?1 or receivedAt = ?1 and id > ?2 order by receivedAt desc, id", before, beforeId)
                        .page(0, most)
                        .list();
    }
}
