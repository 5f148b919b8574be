package org.sightline.gateway.view;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.sightline.kit.inbox.Subscription;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/** Keeps the agencies, and under which one each is counted after merges. */
@ApplicationScoped
class AgencyFactsRepository {

    static final String UPSERT = """
        insert into agency (id, version, name, kind, state, county, status, merged_into, alias_ids, sample, updated_at, body)
        select (j->>'id')::uuid, (j->>'version')::bigint, j->>'name', j->>'kind', j->>'state',
            county_of(j->>'county', j->>'kind', j->>'name'),
            j->>'status', (j->>'mergedInto')::uuid,
            array(select jsonb_array_elements_text(case when jsonb_typeof(j->'aliasIds') = 'array' then j->'aliasIds' else '[]' end)::uuid),
            coalesce((j->>'sample')::boolean, false), (j->>'updatedAt')::timestamptz, j
        from %s
        on conflict (id) do update set
            version = excluded.version, name = excluded.name, kind = excluded.kind, state = excluded.state,
            county = excluded.county, status = excluded.status, merged_into = excluded.merged_into,
            alias_ids = excluded.alias_ids, sample = excluded.sample, updated_at = excluded.updated_at,
            body = excluded.body
        where excluded.version > agency.version\
        """.formatted(ParsedBodies.PARSED);

    /**
     * Follows each merge to its end. An agency names those merged into it, and a merged one names where it went; either
     * is enough, because the two messages may come in any order.
     */
    private static final String ALIASES = """
        with recursive edge as (
            select id as child, merged_into as parent from agency where merged_into is not null
            union
            select unnest(alias_ids), id from agency where status <> 'merged'
        ), walk as (
            select child, parent as root, 1 as depth from edge where child <> parent
            union
            select w.child, e.parent, w.depth + 1 from walk w join edge e on e.child = w.root
            where w.depth < 10 and e.parent <> w.child
        ), settled as (
            select distinct on (child) child as alias_id, root as agency_id from walk order by child, depth desc, root
        ), gone as (
            delete from agency_alias a where not exists (select 1 from settled s where s.alias_id = a.alias_id)
            returning alias_id
        ), changed as (
            insert into agency_alias (alias_id, agency_id) select alias_id, agency_id from settled
            on conflict (alias_id) do update set agency_id = excluded.agency_id
            where agency_alias.agency_id <> excluded.agency_id
            returning alias_id
        )
        select alias_id from gone union select alias_id from changed\
        """;

    /** Two agencies become one: rows pass from one to the other. */
    private static final RowScope MERGE = RowScope.job("merge");

    private static final String RECOUNT = """
        update %s t set agency_id = coalesce(
            (select a.agency_id from agency_alias a where a.alias_id = t.published_agency_id), t.published_agency_id)
        where t.published_agency_id = any (:moved)\
        """;

    private final Sql sql;
    private final MessageReader reader;

    AgencyFactsRepository(Sql sql, MessageReader reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** An agency on its way into the table. */
    record Incoming(UUID id, long version, String body, boolean merges) {}

    Subscription<Incoming> subscription() {
        return Subscription.reading(this::read)
                .key(Incoming::id)
                .version(Incoming::version)
                .agencies(agency -> List.of(agency.id()))
                .take(this::take)
                .gone(this::gone);
    }

    Incoming read(String body) {
        JsonNode node = reader.read(body, "id", "name", "state", "status", "updatedAt");
        UUID id = MessageReader.id(node, "id");
        boolean merges = node.hasNonNull("mergedInto") || !node.path("aliasIds").isEmpty();
        return new Incoming(id, node.path("version").asLong(), body, merges);
    }

    private void take(List<Incoming> agencies) {
        ViewLock.hold(sql);
        sql.query(UPSERT)
                .with("bodies", agencies.stream().map(Incoming::body).toList())
                .change();
        if (agencies.stream().anyMatch(Incoming::merges)
                || sql.query("select 1 from agency_alias limit 1").exists()) {
            sql.as(MERGE, this::recount);
        }
    }

    private void gone(String id) {
        ViewLock.hold(sql);
        sql.query("delete from agency where id::text = :id").with("id", id).change();
        recount();
    }

    private void recount() {
        List<UUID> moved = sql.query(ALIASES).list(row -> row.requiredUuid("alias_id"));
        if (moved.isEmpty()) {
            return;
        }
        for (String table : List.of("finding", "device", "coverage")) {
            sql.query(RECOUNT.formatted(table)).with("moved", moved).change();
        }
    }
}
