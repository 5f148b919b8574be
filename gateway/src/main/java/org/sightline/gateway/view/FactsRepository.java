package org.sightline.gateway.view;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.inbox.Subscription;
import org.sightline.kit.sql.Sql;

/** Keeps devices, coverage and the watchlist in force as they come. */
@ApplicationScoped
class FactsRepository {

    static final String DEVICE = """
        insert into device (id, version, agency_id, published_agency_id, maker, model, status, quantity, updated_at, body)
        select (j->>'id')::uuid, (j->>'version')::bigint, coalesce(a.agency_id, (j->>'agencyId')::uuid),
            (j->>'agencyId')::uuid, j->>'maker', j->>'model', j->>'status', coalesce((j->>'quantity')::integer, 1),
            (j->>'updatedAt')::timestamptz, j
        from %s
        left join agency_alias a on a.alias_id = (j->>'agencyId')::uuid
        on conflict (id) do update set
            version = excluded.version, agency_id = excluded.agency_id,
            published_agency_id = excluded.published_agency_id, maker = excluded.maker, model = excluded.model,
            status = excluded.status, quantity = excluded.quantity, updated_at = excluded.updated_at,
            body = excluded.body
        where excluded.version > device.version\
        """.formatted(ParsedBodies.PARSED);

    static final String COVERAGE = """
        insert into coverage (published_agency_id, source_id, agency_id, source_name, version, lines, first_date,
            last_date, with_description, with_funding, last_import_at)
        select (j->>'agencyId')::uuid, j->>'sourceId', coalesce(a.agency_id, (j->>'agencyId')::uuid),
            j->>'sourceName', (j->>'version')::bigint, (j->>'lines')::bigint, (j->>'firstDate')::date,
            (j->>'lastDate')::date, (j->>'withDescription')::bigint, (j->>'withFunding')::bigint,
            (j->>'lastImportAt')::timestamptz
        from %s
        left join agency_alias a on a.alias_id = (j->>'agencyId')::uuid
        on conflict (published_agency_id, source_id) do update set
            agency_id = excluded.agency_id, source_name = excluded.source_name, version = excluded.version,
            lines = excluded.lines, first_date = excluded.first_date, last_date = excluded.last_date,
            with_description = excluded.with_description, with_funding = excluded.with_funding,
            last_import_at = excluded.last_import_at
        where excluded.version > coverage.version\
        """.formatted(ParsedBodies.PARSED);

    static final String WATCHLIST = """
        insert into watchlist (list, version, list_version, published_at, body)
        select j->>'list', (j->>'version')::bigint, j->>'listVersion', (j->>'publishedAt')::timestamptz, j
        from %s
        on conflict (list) do update set
            version = excluded.version, list_version = excluded.list_version, published_at = excluded.published_at,
            body = excluded.body
        where excluded.version > watchlist.version\
        """.formatted(ParsedBodies.PARSED);

    private final Sql sql;
    private final MessageReader reader;

    FactsRepository(Sql sql, MessageReader reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** A message on its way into its table. */
    record Incoming(String key, @Nullable UUID id, @Nullable UUID agencyId, long version, String body) {}

    Subscription<Incoming> devices() {
        return kind(
                        FactsRepository::id,
                        DEVICE,
                        "delete from device where id::text = :key",
                        true,
                        "id",
                        "agencyId",
                        "status",
                        "updatedAt")
                .held(this::agenciesUntilNow);
    }

    /** A merge takes an agency's devices along. */
    private Collection<UUID> agenciesUntilNow(List<Incoming> devices) {
        return sql.query("select distinct agency_id from device where id = any (:ids)")
                .with("ids", devices.stream().map(Incoming::id).toList())
                .list(row -> row.requiredUuid("agency_id"));
    }

    Subscription<Incoming> coverage() {
        return kind(
                FactsRepository::agencyAndSource,
                COVERAGE,
                "delete from coverage where published_agency_id || '/' || source_id = :key",
                false,
                "agencyId",
                "sourceId",
                "sourceName",
                "lines",
                "lastImportAt");
    }

    Subscription<Incoming> watchlists() {
        return kind(
                FactsRepository::list,
                WATCHLIST,
                "delete from watchlist where list = :key",
                false,
                "list",
                "listVersion",
                "publishedAt");
    }

    private Subscription<Incoming> kind(
            Function<JsonNode, String> key, String upsert, String delete, boolean withId, String... required) {
        return Subscription.reading(body -> read(key, body, withId, required))
                .key(Incoming::key)
                .version(Incoming::version)
                .agencies(message -> message.agencyId() == null ? List.of() : List.of(message.agencyId()))
                .take(messages -> take(upsert, messages))
                .gone(gone -> sql.query(delete).with("key", gone).change());
    }

    private void take(String upsert, List<Incoming> messages) {
        ViewLock.hold(sql);
        sql.query(upsert)
                .with("bodies", messages.stream().map(Incoming::body).toList())
                .change();
    }

    private Incoming read(Function<JsonNode, String> key, String body, boolean withId, String[] required) {
        JsonNode node = reader.read(body, required);
        return new Incoming(
                key.apply(node),
                withId ? MessageReader.id(node, "id") : null,
                node.has("agencyId") ? MessageReader.id(node, "agencyId") : null,
                node.path("version").asLong(),
                body);
    }

    private static String id(JsonNode message) {
        return message.path("id").asText();
    }

    private static String agencyAndSource(JsonNode message) {
        return message.path("agencyId").asText() + "/"
                + message.path("sourceId").asText();
    }

    private static String list(JsonNode message) {
        return message.path("list").asText();
    }
}
