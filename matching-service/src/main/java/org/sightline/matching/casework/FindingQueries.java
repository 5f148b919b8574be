package org.sightline.matching.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Cursor;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.held.AgencyRepository;

/** Findings as they are, and as they were said at any earlier moment: every version that was ever sent is kept. */
@ApplicationScoped
public class FindingQueries {

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final EntityManager entities;
    private final AgencyRepository agencies;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final Clock clock = Clock.systemUTC();

    FindingQueries(EntityManager entities, AgencyRepository agencies, CurrentCaller caller, ObjectMapper json) {
        this.entities = entities;
        this.agencies = agencies;
        this.caller = caller;
        this.json = json;
    }

    @Transactional
    public Page<JsonNode> list(UUID agencyId, int limit, String cursor, AsOf moment) {
        caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        List<String> after = Cursor.read(cursor, 2);
        String where = where(agencyId);
        Query select = entities.createNativeQuery(
                "select f.opened_at, f.id, v.body from finding f"
                        + " join lateral (select body from finding_version v where v.finding_id = f.id and v.recorded_at <= :known"
                        + " order by version desc limit 1) v on true" + where
                        + (after == null ? "" : " and (f.opened_at, f.id) < (:lastat, :lastid)")
                        + " order by f.opened_at desc, f.id desc limit " + (limit + 1),
                Tuple.class);
        scope(select, agencyId, moment);
        if (after != null) {
            select.setParameter("lastat", Instant.parse(after.get(0)))
                    .setParameter("lastid", UUID.fromString(after.get(1)));
        }
        Query count = entities.createNativeQuery("select count(*) from finding f" + where, Long.class);
        scope(count, agencyId, moment);
        List<Tuple> rows = new ArrayList<>();
        select.getResultList().forEach(row -> rows.add((Tuple) row));
        Page<Tuple> page =
                Page.cut(rows, limit, row -> Cursor.of(row.get(0, Instant.class), row.get(1, UUID.class)), (Long)
                        count.getSingleResult());
        List<JsonNode> items =
                page.items().stream().map(row -> body(row.get(2, String.class))).toList();
        return new Page<>(items, page.nextCursor(), page.total());
    }

    /**
     * How many findings said what at a moment.
     *
     * @param total all that were open to the reader then, withdrawn ones and mentions too
     * @param withdrawn of these, no longer held then
     * @param mentions of those that held, only mentioned a maker
     * @param toReview of the purchases and devices that held, those that a person has to look at first
     * @param verdicts of all other purchases and devices that held, by headline verdict
     * @param statuses of all that held, by status
     */
    public record Counts(
            long total,
            long withdrawn,
            long mentions,
            long toReview,
            Map<String, Long> verdicts,
            Map<String, Long> statuses) {}

    @Transactional
    public Counts counts(UUID agencyId, AsOf moment) {
        caller.require(agencyId == null ? Action.OVERSEE : Action.READ, agencyId);
        Query select = entities.createNativeQuery(
                "select v.said->>'verdict', v.said->>'status', v.said->>'role', v.said->>'band',"
                        + " cast(v.said->>'withdrawn' as boolean), count(*) from finding f join lateral (select cast(body as jsonb) as said"
                        + " from finding_version v where v.finding_id = f.id and v.recorded_at <= :known order by version desc limit 1) v on true"
                        + where(agencyId) + " group by 1, 2, 3, 4, 5",
                Tuple.class);
        scope(select, agencyId, moment);
        Map<String, Long> verdicts = new TreeMap<>();
        Map<String, Long> statuses = new TreeMap<>();
        long[] others = new long[4];
        for (Object one : select.getResultList()) {
            Tuple row = (Tuple) one;
            long count = row.get(5, Long.class);
            others[0] += count;
            if (row.get(4, Boolean.class)) {
                others[1] += count;
                continue;
            }
            statuses.merge(row.get(1, String.class), count, Long::sum);
            if ("MENTION".equals(row.get(2, String.class))) {
                others[2] += count;
            } else if ("REVIEW".equals(row.get(3, String.class))) {
                others[3] += count;
            } else {
                verdicts.merge(row.get(0, String.class), count, Long::sum);
            }
        }
        return new Counts(others[0], others[1], others[2], others[3], verdicts, statuses);
    }

    private static String where(UUID agencyId) {
        return " where f.opened_at <= :known and (f.first_day is null or f.first_day <= :asof)"
                + (agencyId == null ? "" : " and f.agency_id = any (cast(:agencies as uuid[]))");
    }

    private void scope(Query query, UUID agencyId, AsOf moment) {
        query.setParameter("known", moment.knownAtOr(clock.instant()));
        query.setParameter("asof", moment.asOfOr(LAST_DAY));
        if (agencyId != null) {
            Set<UUID> ids = new LinkedHashSet<>(agencies.aliasesOf(agencyId));
            ids.add(agencyId);
            query.setParameter("agencies", ids.stream().map(UUID::toString).toArray(String[]::new));
        }
    }

    @Transactional
    public JsonNode read(UUID id, AsOf moment) {
        Finding finding = entities.find(Finding.class, id);
        if (finding == null || finding.firstDay != null && finding.firstDay.isAfter(moment.asOfOr(LAST_DAY))) {
            throw Problem.notFound();
        }
        caller.require(Action.READ, agencies.canonical(finding.agencyId));
        List<?> bodies = entities.createNativeQuery(
                        "select body from finding_version where finding_id = ?1"
                                + " and recorded_at <= ?2 order by version desc limit 1",
                        String.class)
                .setParameter(1, id)
                .setParameter(2, moment.knownAtOr(clock.instant()))
                .getResultList();
        if (bodies.isEmpty()) {
            throw Problem.notFound();
        }
        return body((String) bodies.get(0));
    }

    private JsonNode body(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A stored finding could not be read", cannot);
        }
    }
}
