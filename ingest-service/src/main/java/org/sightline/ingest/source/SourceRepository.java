package org.sightline.ingest.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The sources. */
@ApplicationScoped
public class SourceRepository implements PanacheRepositoryBase<Source, String> {

    /** The source of this id, made where it is not there; in the running transaction. */
    public Source findOrCreate(String id, Instant now) {
        getEntityManager()
                .createNativeQuery("insert into source (id, version, name, profile, created_at, updated_at)"
                        + " values (?1, 0, ?1, '{}', ?2, ?2) on conflict (id) do nothing")
                .setParameter(1, id)
                .setParameter(2, now)
                .executeUpdate();
        return findById(id);
    }
}
