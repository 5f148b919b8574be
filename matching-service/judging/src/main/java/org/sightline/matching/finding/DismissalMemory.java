package org.sightline.matching.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.watchlists.WatchlistApplied;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * Decisions "not a match", remembered for the text that was judged, the entity, and what the list says of that entity.
 * A decision lapses as soon as any of the three changes, or when somebody withdraws it. The text is that of the fields in which evidence stood,
 * without regard to case, punctuation and spacing.
 */
@ApplicationScoped
public class DismissalMemory {

    private final Sql sql;

    DismissalMemory(Sql sql) {
        this.sql = sql;
    }

    /**
     * A remembered decision. Of one on another agency's finding nothing is known here but that there is one: neither whose,
     * nor which, nor when, nor by whom.
     *
     * @param findingId the agency's own finding that was decided; null where it was another's, as the rest then is
     * @param triagedBy the sign-in name of who decided it first; null where that was not kept
     * @param by the sign-in name of who closed it
     */
    public record Dismissal(
            @Nullable UUID findingId,
            @Nullable String triagedBy,
            @Nullable String by,
            @Nullable Instant at) {

        /** Who decided, as far as the agency may know. */
        public String decider() {
            return by == null ? "oversight office" : by;
        }

        /** What the timeline of the agency's finding says of it. */
        public String told() {
            return findingId == null || at == null
                    ? "The oversight office holds that this text is no match."
                    : "The same text was decided to be no match by " + (triagedBy == null ? "" : triagedBy + " and by ")
                            + by
                            + " on "
                            + at.toString().substring(0, 10) + " (finding " + findingId + ").";
        }
    }

    /** The decision that holds for what this finding says, if there is one; the finding then keeps what it was for. */
    public Optional<Dismissal> recall(Finding finding, WatchlistInForce list) {
        String entity = finding.content().screened().entityId();
        String key = key(finding.content());
        String print = list.printOf(entity);
        Optional<Dismissal> dismissal = sql.query("""
                        select finding_id, triaged_by, decided_by, decided_at
                        from recall_decision(:key, :entity, :print, :agency)
                        """)
                .with("key", key)
                .with("entity", entity)
                .with("print", print)
                .with("agency", finding.agencyId())
                .first(row -> new Dismissal(
                        row.uuid("finding_id"),
                        row.text("triaged_by"),
                        row.text("decided_by"),
                        row.instant("decided_at")));
        dismissal.ifPresent(held -> finding.decidedFor(key, print));
        return dismissal;
    }

    /**
     * Remembers that this finding was decided to be no match.
     *
     * @param triagedBy who held so first
     * @param by who agreed and closed it
     */
    public void remember(
            Finding finding, WatchlistInForce list, String triagedBy, String by, String reason, Instant now) {
        String entity = finding.content().screened().entityId();
        String text = text(finding.content());
        String key = Sha256.hex(text);
        String print = list.printOf(entity);
        finding.decidedFor(key, print);
        sql.query("""
                        insert into remembered_decision
                          (text_key, entity_id, list_print, text, list_version, finding_id, agency_id, triaged_by, decided_by,
                           decided_at, reason)
                        values (:key, :entity, :print, :text, :version, :finding, :agency, :triagedBy, :by, :now, :reason)
                        on conflict (text_key, entity_id, list_print) do update
                        set finding_id = excluded.finding_id, agency_id = excluded.agency_id,
                            triaged_by = excluded.triaged_by, decided_by = excluded.decided_by,
                            decided_at = excluded.decided_at, reason = excluded.reason,
                            list_version = excluded.list_version, revoked_at = null,
                            withdrawn_by = null, withdrawn_at = null, withdrawn_reason = null
                        """)
                .with("key", key)
                .with("entity", entity)
                .with("print", print)
                .with("text", text)
                .with("version", list.watchlist().version())
                .with("finding", finding.id())
                .with("agency", finding.agencyId())
                .with("triagedBy", triagedBy)
                .with("by", by)
                .with("now", now)
                .with("reason", reason)
                .change();
    }

    /** The decision on this finding no longer holds, so it is no longer applied to others. */
    public void revoke(UUID findingId, Instant now) {
        // A line that changes ends a decision that holds at every agency.
        sql.as(
                RowScope.job("dismissal memory"),
                () -> sql.query("""
                        update remembered_decision set revoked_at = :now
                        where finding_id = :finding and revoked_at is null
                        """).with("finding", findingId).with("now", now).change());
    }

    /**
     * A remembered decision with all that is known of it, for those who decide.
     *
     * @param findingId the finding that was decided
     * @param agencyId whose it was
     * @param triagedBy the sign-in name of who decided it first; null where that was not kept
     * @param decidedBy the sign-in name of who closed it
     * @param revokedAt since when it is applied to no other text; null while it is
     */
    public record Remembered(
            UUID findingId,
            UUID agencyId,
            @Nullable String triagedBy,
            String decidedBy,
            Instant decidedAt,
            @Nullable String reason,
            @Nullable Instant revokedAt,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {}

    /** The decision that is remembered for what this finding was decided for; empty where it is not closed as no match. */
    public Optional<Remembered> behind(Finding finding) {
        if (!finding.lifecycle().isNotAMatch()) {
            return Optional.empty();
        }
        return keyed("""
                        select finding_id, agency_id, triaged_by, decided_by, decided_at, reason, revoked_at,
                          withdrawn_by, withdrawn_at, withdrawn_reason
                        from remembered_decision
                        where text_key = :key and entity_id = :entity and list_print = :print
                        """, finding)
                .first(row -> new Remembered(
                        row.requiredUuid("finding_id"),
                        row.requiredUuid("agency_id"),
                        row.text("triaged_by"),
                        row.requiredText("decided_by"),
                        row.requiredInstant("decided_at"),
                        row.text("reason"),
                        row.instant("revoked_at"),
                        row.text("withdrawn_by"),
                        row.instant("withdrawn_at"),
                        row.text("withdrawn_reason")));
    }

    /**
     * What the decision behind this finding keeps closed, at every agency: the finding that was decided, and each that was
     * closed by recalling it. What two people decided for itself is not among it, though it says the same.
     */
    public List<UUID> settledLike(Finding finding) {
        return keyed("""
                        select f.id
                        from finding f
                        join remembered_decision r
                          on r.text_key = f.decided_text and r.entity_id = f.entity_id and r.list_print = f.decided_print
                        where f.outcome = 'not_a_match'
                          and f.decided_text = :key and f.entity_id = :entity and f.decided_print = :print
                          and (f.id = r.finding_id or 'system' = (
                            select e.actor_role from finding_event e
                            where e.finding_id = f.id and e.action = 'dismissed' order by e.seq desc limit 1))
                        order by f.opened_at, f.id
                        """, finding).list(row -> row.requiredUuid("id"));
    }

    /** The decision behind this finding is withdrawn: it is applied to nothing from now on. */
    public void withdraw(Finding finding, String by, String reason, Instant now) {
        keyed("""
                        update remembered_decision
                        set revoked_at = coalesce(revoked_at, :now), withdrawn_by = :by, withdrawn_at = :now,
                            withdrawn_reason = :reason
                        where text_key = :key and entity_id = :entity and list_print = :print
                        """, finding)
                .with("by", by)
                .with("now", now)
                .with("reason", reason)
                .change();
    }

    private Statement keyed(String query, Finding finding) {
        return sql.query(query)
                .with("key", finding.decidedText())
                .with("entity", finding.content().screened().entityId())
                .with("print", finding.decidedPrint());
    }

    /** Why the decision on this finding has lapsed under what it now says; null where it holds or there is none. */
    public static @Nullable String lapse(Finding finding, FindingContent now, WatchlistInForce list) {
        if (!finding.lifecycle().isNotAMatch()) {
            return null;
        }
        FindingContent.Screened before = finding.content().screened();
        FindingContent.Screened after = now.screened();
        if (!after.entityId().equals(before.entityId())) {
            return "It was decided that this is not " + before.entityName() + "; it now points to " + after.entityName()
                    + ".";
        }
        if (!key(now).equals(finding.decidedText())) {
            return "The text that was decided to be no match has changed.";
        }
        if (!list.printOf(after.entityId()).equals(finding.decidedPrint())) {
            return WatchlistApplied.LAPSED + after.entityName() + ".";
        }
        return null;
    }

    private static String key(FindingContent content) {
        return Sha256.hex(text(content));
    }

    /** The text that a decision on this content would be about. */
    private static String text(FindingContent content) {
        UUID leading = content.lines().isEmpty() ? null : content.lines().get(0).id();
        return content.screened().evidence().stream()
                .filter(one -> leading == null || leading.equals(one.lineId()))
                .collect(Collectors.toMap(
                        FindingContent.Evidence::field, one -> fieldText(content, one), (a, b) -> a, TreeMap::new))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + Purchases.normalised(field.getValue()))
                .collect(Collectors.joining("|"));
    }

    private static String fieldText(FindingContent content, FindingContent.Evidence one) {
        FindingContent.Installed device = content.device();
        String text = device == null ? ofLine(content.lines().get(0), one.field()) : ofDevice(device, one.field());
        return text == null ? one.text() : text;
    }

    private static @Nullable String ofDevice(FindingContent.Installed device, String field) {
        return switch (field) {
            case "maker" -> device.maker();
            case "model" -> device.model();
            default -> null;
        };
    }

    private static @Nullable String ofLine(FindingContent.Line line, String field) {
        return switch (field) {
            case "vendorName" -> line.vendorName();
            case "description" -> line.description();
            case "manufacturer" -> line.manufacturer();
            case "model" -> line.model();
            default -> null;
        };
    }
}
