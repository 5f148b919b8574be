package org.sightline.matching.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** What inventory-service told us of returns, and of which day agencies were reminded. Works in the running transaction. */
@ApplicationScoped
class ReturnRepository {

    private final Sql sql;

    ReturnRepository(Sql sql) {
        this.sql = sql;
    }

    /** Stores a return if it is newer than what is held; says whether it was. */
    boolean take(AgencyReturn is) {
        return sql.query("""
                                insert into agency_return (agency_id, year, version, due_on, due_set_at, revision, owed)
                                values (:agency, :year, :version, :due, :set, :revision, :owed)
                                on conflict (agency_id, year) do update
                                set version = excluded.version, due_on = excluded.due_on,
                                  due_set_at = excluded.due_set_at, revision = excluded.revision, owed = excluded.owed
                                where agency_return.version < excluded.version
                                """)
                        .with("agency", is.agencyId())
                        .with("year", is.year())
                        .with("version", is.version())
                        .with("due", is.dueOn())
                        .with("set", is.dueSetAt())
                        .with("revision", is.revision())
                        .with("owed", is.owed())
                        .change()
                == 1;
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
        LocalDate due = Objects.requireNonNull(row.day("due_on"));
        return new Open(
                new AgencyReturn(
                        row.requiredUuid("agency_id"),
                        row.integer("year"),
                        row.number("version"),
                        due,
                        row.requiredInstant("due_set_at"),
                        0,
                        null,
                        null,
                        null,
                        null,
                        true),
                due.equals(row.day("mark_of")) ? Set.of(row.integer("mark")) : Set.of());
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
