package org.sightline.gateway.pages.agencies.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.view.Conditions;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The register of agencies, for whoever works in the office: names, and no counts. */
@ApplicationScoped
class RegisterRepository {

    private static final String NOT_MERGED = "not exists (select 1 from agency_alias m where m.alias_id = a.id)";
    private static final String COUNT = "select count(*) from agency a where %s";
    private static final String PAGE = """
        select a.id, a.name, a.kind, a.state, a.county, a.status, a.sample, lower(a.name) as lower_name
        from agency a where %s order by lower(a.name), a.id limit :most\
        """;

    private record Placed(RegisterEntry entry, String name) {}

    private final Sql sql;

    RegisterRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * One page by name, with the total of the whole filtered list.
     *
     * @throws Problem 400 where the cursor is not one of this list
     */
    @Transactional
    Page<RegisterEntry> page(
            @Nullable String q, @Nullable String status, @Nullable Integer asked, @Nullable String cursor) {
        Conditions wanted = new Conditions()
                .and(NOT_MERGED)
                .andIf("a.status = :status", status)
                .andIf("lower(a.name) like :q", Conditions.anywhere(q));
        long total =
                sql.query(COUNT.formatted(wanted.sql())).with(wanted.values()).number();
        BoundCursor cursors = BoundCursor.to("register", wanted);
        BoundCursor.Place place = cursors.read(cursor, 2);
        Conditions rest = wanted.copy();
        if (place != null) {
            rest.and("(lower(a.name), a.id) > (:afterName, :afterId)")
                    .with("afterName", place.text(0))
                    .with("afterId", place.uuid(1));
        }
        int limit = Page.limit(asked);
        List<Placed> rows = sql.query(PAGE.formatted(rest.sql()))
                .with(rest.values())
                .with("most", limit + 1)
                .list(row -> new Placed(entry(row), row.requiredText("lower_name")));
        Page<Placed> page = Page.cut(
                rows, limit, last -> cursors.after(last.name(), last.entry().id()), total);
        return new Page<>(page.items().stream().map(Placed::entry).toList(), page.nextCursor(), page.total());
    }

    private static RegisterEntry entry(Row row) {
        return new RegisterEntry(
                row.requiredUuid("id"),
                row.requiredText("name"),
                row.text("kind"),
                row.text("state"),
                row.text("county"),
                row.requiredText("status"),
                row.flag("sample"));
    }
}
