package org.sightline.gateway.pages.findings.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.words.Words;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.Epoch;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/**
 * What was bought, taken away, registered and explained, counted and listed. The agency is the one that merged ones are counted
 * under. Works in the running transaction.
 */
@ApplicationScoped
class BalanceRepository {

    private static final int MOST_LINES = 20;

    /** The rule of the agency's compliance view: purchases that are counted, of a match, of equipment. */
    private static final String COUNTED = "f.countable and f.band = 'MATCH' and f.equipment";

    /** Whether the office closed the finding as removed, after it looked at the proof. */
    private static final String VERIFIED = "f.status = 'closed' and f.outcome = 'confirmed_removed'";

    /**
     * A row for each thing that counts; the place is a condition on an agency's id. A device counts once: what the agency
     * reports as gone in a plan, or the office saw gone, while the register still says that it is there, is
     * {@code unregistered} and not there.
     */
    private static final String PARTS = """
        select agency_id, maker_id, model_key, model, 1 as purchases, case when pieces is null then 1 else 0 end as without_quantity,
            coalesce(pieces, 0) + returned as bought, returned, 0::bigint as installed, 0::bigint as in_stock,
            0::bigint as removed, 0::bigint as disposed, 0::numeric as taken_away, 0::bigint as explained,
            reported as reported_bought, verified as verified_bought, greatest(reported, verified) as gone_bought, 0::bigint as reported_devices,
            0::bigint as verified_devices, 0::bigint as unregistered
        from (select f.agency_id, f.maker_id, f.model_key, f.model, f.quantity as pieces, f.returned,
                least(coalesce(f.quantity, 0), coalesce(f.reported_pieces, 0)) as reported,
                least(coalesce(f.quantity, 0), case when %3$s then f.quantity else coalesce(f.verified_pieces, 0) end) as verified
            from finding f where %1$s and f.agency_id = %2$s) p
        union all
        select f.agency_id, f.maker_id, f.model_key, f.model, 0, 0, 0, 0, 0, 0, 0, 0, abs(coalesce(f.quantity, 0)), 0, 0, 0, 0,
            0, 0, 0
        from finding f where f.taken_away and f.agency_id = %2$s
        union all
        select agency_id, maker_id, model_key, model, 0, 0, 0, 0, case status when 'installed' then quantity else 0 end,
            case status when 'in_stock' then quantity else 0 end, case status when 'removed' then quantity else 0 end,
            case status when 'disposed' then quantity else 0 end, 0, 0, 0, 0, 0, reported, verified,
            case when status in ('installed', 'in_stock') then greatest(reported, verified) else 0 end
        from (select f.agency_id, f.maker_id, d.id, d.model_key, d.model, d.status, d.quantity,
                least(d.quantity, max(coalesce(f.reported_pieces, 0))) as reported,
                least(d.quantity, max(case when %3$s then d.quantity else coalesce(f.verified_pieces, 0) end)) as verified
            from finding f join device d on d.id = f.device_id
            where f.subject = 'device' and f.standing and f.band = 'MATCH' and not d.withdrawn and f.agency_id = %2$s
            group by f.agency_id, f.maker_id, d.id) r
        union all
        select agency_id, maker_id, model_key(model), model, 0, 0, 0, 0, 0, 0, 0, 0, 0, pieces, 0, 0, 0, 0, 0, 0
        from (select coalesce((select a.agency_id from agency_alias a where a.alias_id = e.agency_id), e.agency_id) as agency_id,
                e.maker_id, e.model, e.pieces
            from explanation e where not exists (select from explanation n where n.replaces = e.id)) x
        where agency_id = %2$s\
        """;

    /**
     * The sums of a model. What is gone is told by the register, by lines, by plans and by the office, and they may tell of the
     * same pieces, so the most of them counts; {@code gone} is without lines that do not say their model.
     */
    private static final String SUMS = """
        sum(purchases) as purchases, sum(without_quantity) as without_quantity, sum(bought) as bought,
        sum(returned) as returned, sum(installed) as installed, sum(in_stock) as in_stock, sum(removed) as removed,
        sum(disposed) as disposed, sum(taken_away) as taken_away,
        greatest(sum(reported_bought), sum(reported_devices)) as reported,
        greatest(sum(verified_bought), sum(verified_devices)) as verified, sum(explained) as explained,
        sum(bought) - sum(returned) - (sum(installed) + sum(in_stock) - sum(unregistered)) as not_there,
        greatest(sum(removed) + sum(disposed) + sum(unregistered), sum(gone_bought),
            case when model_key = '' then 0 else sum(taken_away) end) as gone,
        sum(bought) - sum(returned) - (sum(installed) + sum(in_stock) - sum(unregistered))
            - greatest(sum(removed) + sum(disposed) + sum(unregistered), sum(gone_bought), sum(taken_away))
            - sum(explained) as difference\
        """;

    /**
     * The sums of a maker from those of its models. One model never stands for another: what is left is added up model by
     * model. Lines that take away and explanations that do not say their model stand for any of them; devices without a model
     * stand for none.
     */
    private static final String WHOLE = """
        sum(purchases) as purchases, sum(without_quantity) as without_quantity, sum(bought) as bought,
        sum(returned) as returned, sum(installed) as installed, sum(in_stock) as in_stock, sum(removed) as removed,
        sum(disposed) as disposed, sum(taken_away) as taken_away, sum(reported) as reported, sum(verified) as verified,
        sum(explained) as explained, sum(not_there) - greatest(sum(gone), sum(taken_away)) - sum(explained) as net,
        sum(greatest(not_there - gone - case when model_key = '' then 0 else explained end, 0))
            - greatest(sum(taken_away) - sum(gone), 0)
            - coalesce(sum(explained) filter (where model_key = ''), 0) as rest\
        """;

    private static final String OF_AGENCY = """
        with part as (%s), model as (
            select maker_id, model_key, max(model) as model, %s from part group by maker_id, model_key
        ), whole as (
            select maker_id, %s from model group by maker_id
        ), counted as (
            select maker_id, null as model_key, null as model, true as whole, purchases, without_quantity, bought, returned,
                installed, in_stock, removed, disposed, taken_away, reported, verified, explained,
                case when rest > 0 then rest else least(net, 0) end as difference
            from whole
            union all
            select maker_id, model_key, model, false, purchases, without_quantity, bought, returned, installed, in_stock, removed,
                disposed, taken_away, reported, verified, explained, difference
            from model
        )
        select c.*, coalesce(m.name, c.maker_id) as maker_name from counted c left join maker m on m.id = c.maker_id
        where cast(:maker as text) is null or c.maker_id = :maker
        order by c.whole desc, c.difference desc, c.maker_id, c.model_key limit :most\
        """.formatted(PARTS.formatted(COUNTED, ":agency", VERIFIED), SUMS, WHOLE);

    private static final String BY_AGENCY = """
        with part as (%s), model as (
            select agency_id, maker_id, model_key, %s from part group by agency_id, maker_id, model_key
        ), whole as (
            select agency_id, maker_id, %s from model group by agency_id, maker_id
        ), standing as (
            select agency_id, sum(bought) as bought, sum(explained) as explained,
                sum(bought - explained - net) as known, sum(greatest(rest, 0)) as unexplained
            from whole group by agency_id)
        select s.*, coalesce(a.name, :unnamed) as name from standing s left join agency a on a.id = s.agency_id
        where cast(:unexplained as numeric) is null
            or (-s.unexplained, s.agency_id) > (-cast(:unexplained as numeric), cast(:after as uuid))
        order by -s.unexplained, s.agency_id limit :most\
        """.formatted(
                    PARTS.formatted(COUNTED, "f.agency_id", VERIFIED).replace("where agency_id = f.agency_id", ""),
                    SUMS,
                    WHOLE);

    private static final String PURCHASES = """
        select f.id, f.body ->> 'date' as date, f.model, f.quantity, f.returned, f.body::text as body from finding f
        where f.agency_id = :agency and f.maker_id = :maker and %s
            and (cast(:model as text) is null or f.model_key = :model)
        order by f.sort_day desc, f.id limit :most\
        """;

    private static final String DEVICES = """
        select d.id, d.model, d.body ->> 'serial' as serial, d.body ->> 'site' as site, d.status, d.quantity from device d
        where d.agency_id = :agency and not d.withdrawn and (cast(:model as text) is null or d.model_key = :model)
            and exists (select from finding f where f.device_id = d.id and f.agency_id = :agency and f.maker_id = :maker
                and f.subject = 'device' and f.standing and f.band = 'MATCH')
        order by d.id limit :most\
        """;

    private static final String SHARED = """
        with shared as (
            select d.serial_key from device d where d.serial_key > :after and not d.withdrawn
            group by d.serial_key having count(distinct d.agency_id) > 1 order by d.serial_key limit :most)
        select s.serial_key, d.agency_id, coalesce(a.name, :unnamed) as name, d.id, d.maker, d.model, d.status
        from shared s cross join lateral (
            select * from device d where d.serial_key = s.serial_key and not d.withdrawn
            order by d.agency_id, d.id limit :holders) d
        left join agency a on a.id = d.agency_id order by s.serial_key, d.agency_id, d.id\
        """;

    private final Sql sql;

    BalanceRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * A sum.
     *
     * @param key null for all models of the maker together
     */
    record Counted(
            String makerId,
            String makerName,
            @Nullable String key,
            @Nullable String model,
            Balance balance) {}

    /** Sums of makers, then of their models; the most that nobody explained first. */
    List<Counted> of(UUID agency, int most) {
        return counted(agency, null, most);
    }

    /** As {@link #of(UUID, int)}, of one maker and all its models, however many there are. */
    List<Counted> of(UUID agency, String maker) {
        return counted(agency, maker, Integer.MAX_VALUE);
    }

    private List<Counted> counted(UUID agency, @Nullable String maker, int most) {
        return sql.query(OF_AGENCY)
                .with("agency", agency)
                .with("maker", maker)
                .with("most", most)
                .list(row -> new Counted(
                        row.requiredText("maker_id"),
                        row.requiredText("maker_name"),
                        row.flag("whole") ? null : row.requiredText("model_key"),
                        row.text("model"),
                        Balance.read(row)));
    }

    /**
     * Agencies, those with the most that nobody explained first.
     *
     * @param unexplained of the last one that was shown; null at the start
     */
    List<AgencyStanding> byAgency(@Nullable String unexplained, @Nullable UUID after, String unnamed, int most) {
        return sql.query(BY_AGENCY)
                .with("unexplained", unexplained)
                .with("after", after)
                .with("unnamed", unnamed)
                .with("most", most)
                .list(row -> new AgencyStanding(
                        row.requiredUuid("agency_id"),
                        row.requiredText("name"),
                        pieces(row, "bought"),
                        pieces(row, "known"),
                        row.number("explained"),
                        pieces(row, "unexplained")));
    }

    private static String pieces(Row row, String column) {
        return Words.pieces(Objects.requireNonNull(row.decimal(column)));
    }

    /** What is asked for of one agency: a maker, and a model by its key; null for all models. */
    record Asked(UUID agency, String maker, @Nullable String model, int most) {

        private Map<String, Object> values() {
            return Map.of("agency", agency, "maker", maker, "most", most);
        }
    }

    List<BalanceParts.Purchase> purchases(Asked asked) {
        return purchases(PURCHASES.formatted(COUNTED), asked);
    }

    /** Lines that take equipment away. */
    List<BalanceParts.Purchase> takenAway(Asked asked) {
        return purchases(PURCHASES.formatted("f.taken_away"), asked);
    }

    private List<BalanceParts.Purchase> purchases(String query, Asked asked) {
        return sql.query(query)
                .with(asked.values())
                .with("model", asked.model())
                .list(row -> new BalanceParts.Purchase(
                        row.requiredUuid("id"),
                        row.text("date"),
                        row.text("model"),
                        row.decimal("quantity") == null ? null : pieces(row, "quantity"),
                        pieces(row, "returned"),
                        lines(Json.tree(Epoch.own(row.requiredText("body"))).path("lines"))));
    }

    private static List<BalanceParts.Line> lines(JsonNode lines) {
        return lines.valueStream()
                .limit(MOST_LINES)
                .map(line -> new BalanceParts.Line(
                        line.path("documentType").asText(),
                        text(line, "documentNumber"),
                        text(line, "description"),
                        text(line, "quantity"),
                        text(line, "amount"),
                        text(line, "currency")))
                .toList();
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isNull() ? null : node.path(field).asText(null);
    }

    List<BalanceParts.Device> devices(Asked asked) {
        return sql.query(DEVICES)
                .with(asked.values())
                .with("model", asked.model())
                .list(row -> new BalanceParts.Device(
                        row.requiredUuid("id"),
                        row.text("model"),
                        row.text("serial"),
                        row.text("site"),
                        row.requiredText("status"),
                        row.integer("quantity")));
    }

    /** What a maker is called; its id where it has no name. */
    String maker(String id) {
        return sql.query("select name from maker where id = :id")
                .with("id", id)
                .<String>first(row -> row.requiredText("name"))
                .orElse(id);
    }

    /** A device with a serial number that devices of other agencies have too. */
    record Holding(String serial, SharedSerial.Holder holder) {}

    /** By serial number, after one of them. */
    List<Holding> shared(String after, String unnamed, int most, int holders) {
        return sql.query(SHARED)
                .with("after", after)
                .with("unnamed", unnamed)
                .with("most", most)
                .with("holders", holders)
                .list(row -> new Holding(
                        row.requiredText("serial_key"),
                        new SharedSerial.Holder(
                                row.requiredUuid("agency_id"),
                                row.requiredText("name"),
                                row.requiredUuid("id"),
                                row.text("maker"),
                                row.text("model"),
                                row.requiredText("status"))));
    }
}
