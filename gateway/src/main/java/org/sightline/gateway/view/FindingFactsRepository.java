package org.sightline.gateway.view;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.inbox.Subscription;
import org.sightline.kit.sql.Sql;

/** Keeps the newest version of each finding, whole, with the columns that the views filter and count by. */
@ApplicationScoped
class FindingFactsRepository {

    private static final String[] REQUIRED = {
        "id", "agencyId", "subject", "entityId", "basis", "role", "band", "verdict", "status", "openedAt", "updatedAt"
    };

    /** What a search looks through in each line. */
    private static final List<String> SEARCHED_OF_LINE =
            List.of("buyerName", "vendorName", "description", "manufacturer", "model", "documentNumber", "orderNumber");

    /** The {@code offset} as in {@link ParsedBodies}. */
    static final String UPSERT = """
        insert into finding (id, version, agency_id, published_agency_id, subject, role, band, verdict, status, outcome,
            decision, withdrawn, entity_id, maker_id, maker_name, basis, item_class, funding, recoded, first_day,
            last_day, quantity, amount, currency, device_id, opened_at, updated_at, search, body)
        select (j->>'id')::uuid, (j->>'version')::bigint, coalesce(a.agency_id, (j->>'agencyId')::uuid),
            (j->>'agencyId')::uuid, j->>'subject', j->>'role', j->>'band', j->>'verdict', j->>'status', j->>'outcome',
            j->>'decision', coalesce((j->>'withdrawn')::boolean, false), j->>'entityId', j->>'makerId',
            case when j->>'makerId' is null then j->>'makerName' else coalesce(j->>'shortName', j->>'makerName') end,
            j->>'basis', j->>'itemClass',
            array(select jsonb_array_elements_text(case when jsonb_typeof(j->'funding') = 'array' then j->'funding' else '[]' end)),
            coalesce((j->>'recodedAfterNotice')::boolean, false), m.first_day, m.last_day,
            (j->>'quantity')::numeric, (j->>'amount')::numeric, j->>'currency', (j->'device'->>'id')::uuid,
            (j->>'openedAt')::timestamptz, (j->>'updatedAt')::timestamptz, m.search, j
        from unnest(cast(:bodies as text[]), cast(:firstDays as date[]), cast(:lastDays as date[]), cast(:searches as text[])) as m (body, first_day, last_day, search)
        cross join lateral (select m.body::jsonb as j offset 0) as parsed
        left join agency_alias a on a.alias_id = (j->>'agencyId')::uuid
        on conflict (id) do update set
            version = excluded.version, agency_id = excluded.agency_id,
            published_agency_id = excluded.published_agency_id, subject = excluded.subject, role = excluded.role,
            band = excluded.band, verdict = excluded.verdict, status = excluded.status, outcome = excluded.outcome,
            decision = excluded.decision, withdrawn = excluded.withdrawn, entity_id = excluded.entity_id,
            maker_id = excluded.maker_id, maker_name = excluded.maker_name, basis = excluded.basis,
            item_class = excluded.item_class, funding = excluded.funding, recoded = excluded.recoded,
            first_day = excluded.first_day, last_day = excluded.last_day, quantity = excluded.quantity,
            amount = excluded.amount, currency = excluded.currency, device_id = excluded.device_id,
            opened_at = excluded.opened_at, updated_at = excluded.updated_at, search = excluded.search,
            body = excluded.body
        where excluded.version > finding.version\
        """;

    static final String MAKERS = """
        insert into maker (id, name)
        select distinct on (j->>'makerId') j->>'makerId', coalesce(j->>'shortName', j->>'makerName', j->>'makerId')
        from %s
        where j->>'makerId' is not null
        order by 1, 2
        on conflict (id) do update set name = excluded.name where excluded.name <> maker.name\
        """.formatted(ParsedBodies.PARSED);

    private final Sql sql;
    private final MessageReader reader;

    FindingFactsRepository(Sql sql, MessageReader reader) {
        this.sql = sql;
        this.reader = reader;
    }

    /** A finding on its way into the table. */
    record Incoming(UUID id, UUID agencyId, long version, String body, Period period, String search) {}

    Subscription<Incoming> subscription() {
        return Subscription.reading(this::read)
                .key(Incoming::id)
                .version(Incoming::version)
                .agencies(finding -> List.of(finding.agencyId()))
                .take(this::take)
                .gone(this::gone);
    }

    Incoming read(String body) {
        JsonNode node = reader.read(body, REQUIRED);
        return new Incoming(
                MessageReader.id(node, "id"),
                MessageReader.id(node, "agencyId"),
                node.path("version").asLong(),
                body,
                MessageReader.period(node, "date"),
                searchText(node));
    }

    private void take(List<Incoming> findings) {
        ViewLock.hold(sql);
        List<String> bodies = findings.stream().map(Incoming::body).toList();
        sql.query(MAKERS).with("bodies", bodies).change();
        sql.query(UPSERT)
                .with("bodies", bodies)
                .with("firstDays", days(findings, Period::first))
                .with("lastDays", days(findings, Period::last))
                .with("searches", findings.stream().map(Incoming::search).toList())
                .change();
    }

    private static @Nullable LocalDate[] days(List<Incoming> findings, Function<Period, @Nullable LocalDate> which) {
        return findings.stream().map(Incoming::period).map(which).toArray(LocalDate[]::new);
    }

    private void gone(String id) {
        ViewLock.hold(sql);
        sql.query("delete from finding where id::text = :id").with("id", id).change();
    }

    /** What a search looks through: names, descriptions and numbers of the lines or the device, in lower case. */
    private static String searchText(JsonNode finding) {
        StringBuilder text = new StringBuilder(finding.path("entityName").asText(""));
        for (JsonNode line : finding.path("lines")) {
            SEARCHED_OF_LINE.forEach(field -> add(text, line.path(field)));
        }
        for (String field : List.of("maker", "model", "serial", "mac", "site")) {
            add(text, finding.path("device").path(field));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static void add(StringBuilder text, JsonNode value) {
        String part = value.asText("");
        if (!part.isEmpty() && text.indexOf(part) < 0) {
            text.append(' ').append(part);
        }
    }
}
