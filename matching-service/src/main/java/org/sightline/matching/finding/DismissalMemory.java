package org.sightline.matching.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sightline.matching.purchase.Purchases;
import org.sightline.matching.watchlists.WatchlistInForce;

/**
 * Decisions "not a match", remembered for the text that was judged, the entity, and what the list says of that entity.
 * A decision lapses as soon as any of the three changes. The text is that of the fields in which evidence stood,
 * without regard to case, punctuation and spacing.
 */
@ApplicationScoped
public class DismissalMemory {

    private final EntityManager entities;

    DismissalMemory(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A remembered decision.
     *
     * @param findingId the finding that was decided
     * @param by who decided
     */
    public record Decision(UUID findingId, String by, Instant at) {}

    /** The text that a decision on this content would be about. */
    public static String text(FindingContent content) {
        UUID leading = content.lines().isEmpty() ? null : content.lines().get(0).id();
        return content.evidence().stream()
                .filter(one -> leading == null || leading.equals(one.lineId()))
                .collect(Collectors.toMap(
                        FindingContent.Evidence::field,
                        one -> fieldText(content, one),
                        (a, b) -> a,
                        java.util.TreeMap::new))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + Purchases.normalised(field.getValue()))
                .collect(Collectors.joining("|"));
    }

    private static String fieldText(FindingContent content, FindingContent.Evidence one) {
        if (content.device() != null) {
            return switch (one.field()) {
                case "maker" -> content.device().maker();
                case "model" -> content.device().model();
                default -> one.text();
            };
        }
        FindingContent.Line line = content.lines().get(0);
        return switch (one.field()) {
            case "vendorName" -> line.vendorName();
            case "description" -> line.description();
            case "manufacturer" -> line.manufacturer();
            case "model" -> line.model();
            default -> one.text();
        };
    }

    /** A decision that holds for this content; null where there is none. */
    public Decision of(FindingContent content, WatchlistInForce list) {
        List<?> rows = entities.createNativeQuery(
                        "select finding_id, decided_by, decided_at from remembered_decision"
                                + " where text_key = ?1 and entity_id = ?2 and list_print = ?3 and revoked_at is null",
                        Tuple.class)
                .setParameter(1, key(text(content)))
                .setParameter(2, content.entityId())
                .setParameter(3, list.printOf(content.entityId()))
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Tuple row = (Tuple) rows.get(0);
        return new Decision(row.get(0, UUID.class), row.get(1, String.class), row.get(2, Instant.class));
    }

    /** Remembers that this finding was decided to be no match. */
    public void remember(Finding finding, WatchlistInForce list, String by, String reason, Instant now) {
        finding.decidedText = key(text(finding.content));
        finding.decidedPrint = list.printOf(finding.entityId);
        entities.createNativeQuery(
                        "insert into remembered_decision (text_key, entity_id, list_print, text, list_version,"
                                + " finding_id, decided_by, decided_at, reason) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                                + " on conflict (text_key, entity_id, list_print) do update set finding_id = excluded.finding_id,"
                                + " decided_by = excluded.decided_by, decided_at = excluded.decided_at,"
                                + " reason = excluded.reason, list_version = excluded.list_version, revoked_at = null")
                .setParameter(1, finding.decidedText)
                .setParameter(2, finding.entityId)
                .setParameter(3, finding.decidedPrint)
                .setParameter(4, text(finding.content))
                .setParameter(5, list.watchlist().version())
                .setParameter(6, finding.id)
                .setParameter(7, by)
                .setParameter(8, now)
                .setParameter(9, reason)
                .executeUpdate();
    }

    /** The decision on this finding no longer holds, so it is no longer applied to others. */
    public void revoke(UUID findingId, Instant now) {
        entities.createNativeQuery(
                        "update remembered_decision set revoked_at = ?2 where finding_id = ?1 and revoked_at is null")
                .setParameter(1, findingId)
                .setParameter(2, now)
                .executeUpdate();
    }

    /** Why the decision on this finding has lapsed under what it now says; null where it holds. */
    public static String lapse(Finding finding, FindingContent now, WatchlistInForce list) {
        if (!finding.life().isNotAMatch()) {
            return null;
        }
        if (!now.entityId().equals(finding.entityId)) {
            return "It was decided that this is not " + finding.content.entityName() + "; it now points to "
                    + now.entityName() + ".";
        }
        if (!key(text(now)).equals(finding.decidedText)) {
            return "The text that was decided to be no match has changed.";
        }
        if (!list.printOf(now.entityId()).equals(finding.decidedPrint)) {
            return "The watchlist changed what it says of " + now.entityName() + ".";
        }
        return null;
    }

    public static String key(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
