package org.sightline.ingest.source;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.DocumentType;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;

/** The sources. */
@ApplicationScoped
public class SourceRepository implements PanacheRepositoryBase<Source, String> {

    private final Sql sql;

    SourceRepository(Sql sql) {
        this.sql = sql;
    }

    /** A source that is known to be there. */
    public Source require(String id) {
        return findByIdOptional(id).orElseThrow(Problem::notFound);
    }

    /** The name of a source; its id where it has none. */
    public String name(String id) {
        return findByIdOptional(id).map(Source::name).orElse(id);
    }

    /** The sources from an id on, in the order of their ids, at most so many. */
    List<Source> after(String id, int most) {
        return find("id > ?1", Sort.by("id"), id).page(0, most).list();
    }

    /**
     * The source of this id; made where it is not there, with this name and document type. In the running transaction: what
     * is refused makes none.
     *
     * @param name null for its id
     * @param documentType null where it is not said
     */
    public Source findOrCreate(String id, @Nullable String name, @Nullable DocumentType documentType, Instant now) {
        boolean made = create(id, now);
        Source source = require(id);
        if (made) {
            source.name = name == null ? id : name;
            source.documentType = documentType;
        }
        return source;
    }

    /** Makes the source; false where there is one of this id. In the running transaction. */
    boolean create(String id, Instant now) {
        return sql.query("""
                insert into source (id, version, name, profile, created_at, updated_at)
                values (:id, 0, :id, '{}', :now, :now) on conflict (id) do nothing""").with("id", id).with("now", now).change() == 1;
    }
}
