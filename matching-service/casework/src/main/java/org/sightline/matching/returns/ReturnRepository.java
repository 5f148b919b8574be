package org.sightline.matching.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** What inventory-service told us of returns, and of which day agencies were reminded. Works in the running transaction. */
@ApplicationScoped
class ReturnRepository {

    private final Sql sql;

    ReturnRepository(Sql sql) {
        this.sql = sql;
    }

    /** Stores a return if it is newer than what is held, or brings the draft that an earlier release did not keep; says whether it did. */
    boolean take(AgencyReturn is) {
        return sql.query("""
                                insert into agency_return (agency_id, year, version, due_on, due_set_at, revision, owed, draft)
                                values (:agency, :year, :version, :due, :set, :revision, :owed, :draft::jsonb)
                                on conflict (agency_id, year) do update
                                set version = excluded.version, due_on = excluded.due_on,
                                  due_set_at = excluded.due_set_at, revision = excluded.revision, owed = excluded.owed,
                                  draft = excluded.draft
                                where agency_return.version < excluded.version
                                  or agency_return.version = excluded.version and agency_return.draft is null
                                    and excluded.draft is not null
                                """)
                        .with("agency", is.agencyId())
                        .with("year", is.year())
                        .with("version", is.version())
                        .with("due", is.dueOn())
                        .with("set", is.dueSetAt())
                        .with("revision", is.revision())
                        .with("owed", is.owed())
                        .with("draft", is.draft() == null ? null : Json.write(is.draft()))
                        .change()
                == 1;
    }

    /** The returns of an agency of which a draft waits. */
    List<AgencyReturn> drafted(UUID agency) {
        return sql.query("""
                        select agency_id, year, version, due_on, due_set_at, revision, draft::text as draft from agency_return
                        where agency_id = :agency and owed and draft is not null order by year
                        """)
                .with("agency", agency)
                .list(row -> of(
                        row, row.integer("revision"), Json.read(row.requiredText("draft"), AgencyReturn.Draft.class)));
    }

    /** The agencies of which a draft of a return waits. */
    List<UUID> agenciesWithDrafts() {
        return sql.query(
                        "select distinct agency_id from agency_return where owed and draft is not null order by agency_id")
                .list(row -> row.requiredUuid("agency_id"));
    }

    /**
     * A return that nobody signed yet.
     *
     * @param sent the mark at which the agency was reminded of this day; none, or one
     */
    record Open(AgencyReturn is, Set<Integer> sent) {}

    /** Those that are due within these days, and that nobody signed. */
    List<Open> open(LocalDate from, LocalDate to) {
        return sql.query("""
                        select agency_id, year, version, due_on, due_set_at, mark, mark_of from agency_return
                        where owed and revision = 0 and due_on between :from and :to
                        order by due_on, year, agency_id
                        """).with("from", from).with("to", to).list(ReturnRepository::open);
    }

    private static Open open(Row row) {
        AgencyReturn is = of(row, 0, null);
        return new Open(is, is.dueOn().equals(row.day("mark_of")) ? Set.of(row.integer("mark")) : Set.of());
    }

    /** With what is kept of it: nothing of who signed it or of a correction. */
    private static AgencyReturn of(Row row, int revision, AgencyReturn.@Nullable Draft draft) {
        return new AgencyReturn(
                row.requiredUuid("agency_id"),
                row.integer("year"),
                row.number("version"),
                Objects.requireNonNull(row.day("due_on")),
                row.requiredInstant("due_set_at"),
                revision,
                null,
                null,
                null,
                draft,
                true);
    }

    /** Keeps the mark at which an agency was reminded; says no where it signed, or the day was changed, in the meantime. */
    boolean mark(AgencyReturn of, int mark) {
        return sql.query("""
                                update agency_return set mark = :mark, mark_of = due_on
                                where agency_id = :agency and year = :year and version = :version
                                """)
                        .with("mark", mark)
                        .with("agency", of.agencyId())
                        .with("year", of.year())
                        .with("version", of.version())
                        .change()
                == 1;
    }
}
