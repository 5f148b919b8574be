package org.sightline.gateway.pages.agencies.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.gateway.view.Sorting;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.Epoch;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The devices of the view, each with what the law says of it. */
@ApplicationScoped
class DeviceRepository {

    private static final int SHOWN = 100;
    private static final int PURCHASES = 5;

    private static final String PAGE = """
        select d.id, d.version, d.body::text as body, d.place as sort_value, f.id as finding_id, f.verdict, f.band,
            f.maker_name
        from device d left join lateral (
            select s.id, s.verdict, s.band, s.maker_name from finding s where s.device_id = d.id and s.standing
            order by s.band = 'MATCH' desc, s.verdict_rank desc, s.id limit 1) f on true
        where %s order by %s limit :most\
        """;

    private static final String FINDINGS = """
        select id, version, body::text as body, standing from finding
        where device_id = :device and agency_id = :agency and not withdrawn
        order by standing desc, band = 'MATCH' desc, verdict_rank desc, id\
        """;

    private static final String PURCHASES_OF = """
        select id, body::text as body from finding
        where agency_id = :agency and maker_id = any (:makers) and countable
        order by search like :model desc, sort_day desc, id limit :most\
        """;

    private static final Sorting BY_PLACE =
            Sorting.of("place", "place", List.of(new Sorting.Column("place", "d.place", Sorting.Type.TEXT)));

    private record Placed(RegisteredDevice device, String place) {}

    /**
     * A purchase of the same maker, from which a device may have come.
     *
     * @param description of its first line; null where the record has none
     * @param date null where it is not known
     */
    record Purchase(
            UUID id,
            @Nullable String description,
            @Nullable String date,
            @Nullable String quantity) {}

    private final Sql sql;
    private final Scope scope;

    DeviceRepository(Sql sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    /**
     * One page by place, with the total of the whole filtered list.
     *
     * @throws org.sightline.kit.problem.Problem 404 where another's agency is asked for
     */
    @Transactional
    Page<RegisteredDevice> page(Caller caller, UUID agency, DeviceFilter filter) {
        Conditions conditions = conditions(caller, agency, filter);
        long total = sql.query("select count(*) from device d where " + conditions.sql())
                .with(conditions.values())
                .number();
        Conditions from = conditions.copy();
        BoundCursor cursors = BY_PLACE.cursors("devices", conditions);
        BY_PLACE.after(cursors, filter.cursor, "d.id", from);
        List<Placed> rows = sql.query(PAGE.formatted(from.sql(), BY_PLACE.order("d.id")))
                .with(from.values())
                .with("most", SHOWN + 1)
                .list(row -> new Placed(device(row), row.requiredText("sort_value")));
        Page<Placed> page = Page.cut(
                rows,
                SHOWN,
                last -> cursors.after(last.place(), last.device().device().id()),
                total);
        return new Page<>(page.items().stream().map(Placed::device).toList(), page.nextCursor(), page.total());
    }

    private Conditions conditions(Caller caller, UUID agency, DeviceFilter filter) {
        Conditions conditions = scope.of(caller, agency, "d.agency_id")
                .and("not d.withdrawn")
                .andIf("d.status = any (:status)", filter.status)
                .andIf("d.search like :q", Conditions.anywhere(filter.q));
        String verdict = filter.verdict == null ? "" : filter.verdict;
        return switch (verdict) {
            case "" -> conditions;
            case DeviceFilter.NONE -> conditions.and("not exists (" + standing("") + ")");
            case DeviceFilter.LISTED -> conditions.and("exists (" + standing("") + ")");
            case DeviceFilter.REVIEW -> conditions.and("exists (" + standing(" and v.band = 'REVIEW'") + ")");
            default ->
                conditions.and("exists (" + standing(" and v.band = 'MATCH' and v.verdict = :verdict") + ")", verdict);
        };
    }

    private static String standing(String more) {
        return "select from finding v where v.device_id = d.id and v.standing" + more;
    }

    private static RegisteredDevice device(Row row) {
        return new RegisteredDevice(
                Json.read(Epoch.own(row.requiredText("body")), Device.class),
                row.uuid("finding_id"),
                row.text("verdict"),
                row.text("band"),
                row.text("maker_name"));
    }

    /** The version of a device that the view has; 0 where it has none yet. */
    @Transactional
    long version(UUID agency, UUID device) {
        return sql.query("select version from device where id = :device and agency_id = :agency")
                .with("device", device)
                .with("agency", scope.counted(agency))
                .<Long>first(row -> Epoch.own(row.number("version")))
                .orElse(0L);
    }

    /** The findings about a device that were not withdrawn, those that stand first. */
    @Transactional
    List<DeviceFinding> findings(UUID agency, UUID device) {
        return sql.query(FINDINGS)
                .with("device", device)
                .with("agency", scope.counted(agency))
                .list(DeviceRepository::finding);
    }

    private static DeviceFinding finding(Row row) {
        JsonNode body = Json.tree(row.requiredText("body"));
        int rules = (int) body.path("verdicts")
                .valueStream()
                .filter(ruling -> !ruling.path("verdict").asText().equals("NOT_COVERED"))
                .count();
        String maker = text(body, "makerName");
        return new DeviceFinding(
                row.requiredUuid("id"),
                Epoch.own(row.number("version")),
                text(body, "makerId"),
                Objects.requireNonNullElseGet(
                        maker, () -> body.path("entityName").asText()),
                body.path("verdict").asText(),
                body.path("band").asText(),
                body.path("status").asText(),
                text(body, "decision"),
                text(body, "outcome"),
                row.flag("standing"),
                rules,
                body.path("explanation").asText());
    }

    /** Counted purchases of these makers by the agency, those that name the model first; at most five. */
    @Transactional
    List<Purchase> purchases(UUID agency, List<String> makers, @Nullable String model) {
        return makers.isEmpty()
                ? List.of()
                : sql.query(PURCHASES_OF)
                        .with("agency", scope.counted(agency))
                        .with("makers", makers)
                        .with("model", Objects.requireNonNullElse(Conditions.anywhere(model), "%"))
                        .with("most", PURCHASES)
                        .list(DeviceRepository::purchase);
    }

    private static Purchase purchase(Row row) {
        JsonNode body = Json.tree(row.requiredText("body"));
        return new Purchase(
                row.requiredUuid("id"),
                text(body.path("lines").path(0), "description"),
                text(body, "date"),
                text(body, "quantity"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isNull() ? null : node.path(field).asText(null);
    }
}
