package org.sightline.matching.casework;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;
import org.sightline.matching.finding.FindingMessage;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.finding.TimelineEntry;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Role;

/** Findings as they were said at any moment: every version that was ever sent is kept. */
@ApplicationScoped
class FindingHistoryRepository {

    /** Of a page together; its last finding may go beyond. */
    private static final int MOST_CHARACTERS = 4_000_000;

    private static final int LISTED_ENTRIES = 20;
    private static final int LONGEST_LISTED = 500;

    private final Sql sql;
    private final FindingRepository findings;

    FindingHistoryRepository(Sql sql, FindingRepository findings) {
        this.sql = sql;
        this.findings = findings;
    }

    /**
     * Which findings to look at, and when.
     *
     * @param agencies of whom; empty for all
     * @param knownAt as they were said then
     * @param asOf without what was bought or installed after that day
     */
    record Scope(Set<UUID> agencies, Instant knownAt, LocalDate asOf) {}

    /** The message of a finding, as it was sent. */
    @Schema(implementation = FindingMessage.class)
    record SaidFinding(@JsonValue @JsonRawValue String json) {}

    /**
     * A finding, and its place in the list.
     *
     * @param finding null where the findings before it fill a page
     */
    record Listed(Instant openedAt, UUID id, @Nullable SaidFinding finding) {}

    /** A kept body; the timeline is beside it, except in versions of release 0.1. */
    private record Kept(
            Instant openedAt,
            UUID id,
            @Nullable String body,
            @Nullable Integer entries) {

        SaidFinding said(Map<UUID, List<TimelineEntry>> timelines) {
            return new SaidFinding(
                    FindingRepository.said(Objects.requireNonNull(body), timelines.getOrDefault(id, List.of())));
        }
    }

    /** How many findings said the same. */
    record Said(String verdict, String status, Role role, Band band, boolean withdrawn, long count) {}

    /** A finding as it was said, with its version. */
    record Version(long version, SaidFinding finding) {}

    /**
     * Findings, the newest first, with the newest entries of their timelines. Together they are at most some megabytes,
     * however large one is.
     *
     * @param after the last place of the page before; null begins
     */
    List<Listed> list(Scope scope, BoundCursor.@Nullable Place after, int most) {
        List<Kept> kept = scoped("""
                        select opened_at, id, entries, case when before < :room then body end as body
                        from (
                        select opened_at, id, entries, body,
                          sum(length(body)) over (order by opened_at desc, id desc) - length(body) as before
                        from (
                        select f.opened_at, f.id, v.body, v.entries
                        from finding f
                        join lateral (
                          select body, entries from finding_version v
                          where v.finding_id = f.id and v.recorded_at <= :known
                          order by version desc
                          limit 1) v on true
                        where f.opened_at <= :known and (f.first_day is null or f.first_day <= :asOf)
                          and (:all or f.agency_id = any (:agencies))
                          and (:first or (f.opened_at, f.id) < (cast(:lastAt as timestamptz), cast(:lastId as uuid)))
                        order by f.opened_at desc, f.id desc
                        limit :most) page) sized
                        order by opened_at desc, id desc
                        """, scope)
                .with("room", MOST_CHARACTERS)
                .with("first", after == null)
                .with("lastAt", after == null ? null : after.instant(0))
                .with("lastId", after == null ? null : after.uuid(1))
                .with("most", most)
                .list(row -> new Kept(
                        row.requiredInstant("opened_at"),
                        row.requiredUuid("id"),
                        row.text("body"),
                        row.integerOrNull("entries")));
        Map<UUID, List<TimelineEntry>> timelines = timelines(kept, LISTED_ENTRIES, LONGEST_LISTED);
        return kept.stream()
                .map(one -> new Listed(one.openedAt(), one.id(), one.body() == null ? null : one.said(timelines)))
                .toList();
    }

    private Map<UUID, List<TimelineEntry>> timelines(List<Kept> kept, int most, int longest) {
        Map<UUID, Integer> entries = new HashMap<>();
        kept.forEach(one -> {
            if (one.body() != null && one.entries() != null) {
                entries.put(one.id(), one.entries());
            }
        });
        return entries.isEmpty() ? Map.of() : findings.timelines(entries, most, longest);
    }

    /** How many findings there are in all. */
    long count(Scope scope) {
        return scoped("""
                        select count(*) from finding f
                        where f.opened_at <= :known and (f.first_day is null or f.first_day <= :asOf)
                          and (:all or f.agency_id = any (:agencies))
                        """, scope).number();
    }

    /** How many findings said what. */
    List<Said> counts(Scope scope) {
        return scoped("""
                        select v.said->>'verdict' as verdict, v.said->>'status' as status, v.said->>'role' as role,
                          v.said->>'band' as band, cast(v.said->>'withdrawn' as boolean) as withdrawn, count(*) as findings
                        from finding f
                        join lateral (
                          select cast(body as jsonb) as said from finding_version v
                          where v.finding_id = f.id and v.recorded_at <= :known
                          order by version desc
                          limit 1) v on true
                        where f.opened_at <= :known and (f.first_day is null or f.first_day <= :asOf)
                          and (:all or f.agency_id = any (:agencies))
                        group by 1, 2, 3, 4, 5
                        """, scope)
                .list(row -> new Said(
                        row.requiredText("verdict"),
                        row.requiredText("status"),
                        Role.valueOf(row.requiredText("role")),
                        Band.valueOf(row.requiredText("band")),
                        row.flag("withdrawn"),
                        row.number("findings")));
    }

    private Statement scoped(String query, Scope scope) {
        return sql.query(query)
                .with("known", scope.knownAt())
                .with("asOf", scope.asOf())
                .with("all", scope.agencies().isEmpty())
                .with("agencies", scope.agencies());
    }

    /** A finding as it was said at a moment; empty where it was not there yet. */
    Optional<Version> version(UUID id, Instant knownAt) {
        return sql.query("""
                        select version, recorded_at, body, entries from finding_version
                        where finding_id = :id and recorded_at <= :known
                        order by version desc
                        limit 1
                        """)
                .with("id", id)
                .with("known", knownAt)
                .first(row -> new Version(
                        row.number("version"),
                        said(new Kept(
                                row.requiredInstant("recorded_at"),
                                id,
                                row.requiredText("body"),
                                row.integerOrNull("entries")))));
    }

    private SaidFinding said(Kept kept) {
        return kept.said(timelines(List.of(kept), Integer.MAX_VALUE / 2, Integer.MAX_VALUE));
    }
}
