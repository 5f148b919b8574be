package org.sightline.matching.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.matching.held.GroupKey;

/** The stored findings. A change is stored with its timeline, its version and its message in one transaction. */
@ApplicationScoped
public class FindingRepository {

    public static final String TOPIC = "findings";
    public static final String CHANGED = "finding.changed.v1";

    private final EntityManager entities;
    private final DataSource database;
    private final Outbox outbox;
    private final ObjectMapper json;

    FindingRepository(EntityManager entities, DataSource database, Outbox outbox, ObjectMapper json) {
        this.entities = entities;
        this.database = database;
        this.outbox = outbox;
        this.json = json;
    }

    /** The finding; null where there is none. */
    public Finding find(UUID id) {
        return entities.find(Finding.class, id);
    }

    /** The finding, kept from others until the transaction ends; null where there is none. */
    public Finding hold(UUID id) {
        return entities.find(Finding.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All findings of these groups, withdrawn ones too, the oldest first. */
    public Map<GroupKey, List<Finding>> in(Collection<GroupKey> groups) {
        Map<GroupKey, List<Finding>> byGroup = new HashMap<>();
        List<GroupKey> ordered = List.copyOf(groups);
        List<Finding> found = entities.createNativeQuery(
                        "select f.* from finding f"
                                + " join unnest(cast(?1 as uuid[]), cast(?2 as text[]), cast(?3 as text[]))"
                                + " as g (agency_id, document_key, maker_key) on f.agency_id = g.agency_id"
                                + " and f.document_key = g.document_key and f.maker_key = g.maker_key"
                                + " order by f.opened_at, f.id for update of f",
                        Finding.class)
                .setParameter(
                        1, ordered.stream().map(g -> g.agencyId().toString()).toArray(String[]::new))
                .setParameter(2, ordered.stream().map(GroupKey::documentKey).toArray(String[]::new))
                .setParameter(3, ordered.stream().map(GroupKey::makerKey).toArray(String[]::new))
                .getResultList();
        found.forEach(finding -> byGroup.computeIfAbsent(
                        new GroupKey(finding.agencyId, finding.documentKey, finding.makerKey),
                        fresh -> new ArrayList<>())
                .add(finding));
        return byGroup;
    }

    /** The groups of a device's findings, at whichever agency it was. */
    public List<GroupKey> groupsOfDevice(String documentKey) {
        return groups("where document_key = ?1", documentKey);
    }

    /** The groups of an agency's findings, withdrawn or not. */
    public List<GroupKey> groupsOf(Collection<UUID> agencies) {
        return groups("where agency_id = any (cast(?1 as uuid[]))", (Object)
                agencies.stream().map(UUID::toString).toArray(String[]::new));
    }

    /** Groups after one, a part at a time, in their order; null begins. */
    public List<GroupKey> groupsAfter(GroupKey last, int most) {
        List<?> rows = entities.createNativeQuery(
                        "select distinct document_key, agency_id, maker_key from finding"
                                + " where (document_key, agency_id, maker_key) > (?1, ?2, ?3)"
                                + " order by document_key, agency_id, maker_key limit " + most,
                        Tuple.class)
                .setParameter(1, last == null ? "" : last.documentKey())
                .setParameter(2, last == null ? new UUID(0, 0) : last.agencyId())
                .setParameter(3, last == null ? "" : last.makerKey())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new GroupKey(row.get(1, UUID.class), row.get(0, String.class), row.get(2, String.class)))
                .toList();
    }

    /** Findings that were decided to be no match, a part at a time, in the order of ids. */
    public List<Finding> decidedNoMatch(UUID after, int most) {
        return entities.createQuery("from Finding where outcome = 'not_a_match' and id > ?1 order by id", Finding.class)
                .setParameter(1, after)
                .setMaxResults(most)
                .getResultList();
    }

    private List<GroupKey> groups(String where, Object parameter) {
        List<?> rows = entities.createNativeQuery(
                        "select distinct agency_id, document_key, maker_key from finding " + where, Tuple.class)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new GroupKey(row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class)))
                .toList();
    }

    /** Stores the changes and lets everybody know. */
    public void store(Collection<FindingChange> changes, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        for (FindingChange change : changes) {
            change.finding.version++;
            change.finding.updatedAt = now;
            if (change.fresh) {
                entities.persist(change.finding);
            }
        }
        entities.flush();
        List<OutgoingMessage> facts = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            Map<UUID, List<TimelineEntry>> timelines = timelines(connection, changes);
            append(connection, changes, timelines);
            for (FindingChange change : changes) {
                Finding finding = change.finding;
                List<TimelineEntry> timeline = new ArrayList<>(timelines.getOrDefault(finding.id, List.of()));
                timeline.addAll(change.entries);
                facts.add(OutgoingMessage.of(
                        TOPIC,
                        finding.id.toString(),
                        CHANGED,
                        finding.correlationId,
                        write(FindingMessage.of(finding, timeline))));
            }
            keep(connection, changes, facts, now);
        } catch (SQLException failed) {
            throw new IllegalStateException("Findings could not be stored: " + failed.getMessage(), failed);
        }
        outbox.append(facts);
    }

    private static Map<UUID, List<TimelineEntry>> timelines(Connection connection, Collection<FindingChange> changes)
            throws SQLException {
        return timelines(
                connection,
                changes.stream()
                        .filter(change -> !change.fresh)
                        .map(change -> change.finding.id)
                        .toList());
    }

    /** What happened to these findings so far, the oldest first. */
    public Map<UUID, List<TimelineEntry>> timelines(List<UUID> ids) {
        try (Connection connection = database.getConnection()) {
            return timelines(connection, ids);
        } catch (SQLException failed) {
            throw new IllegalStateException("Timelines could not be read: " + failed.getMessage(), failed);
        }
    }

    private static Map<UUID, List<TimelineEntry>> timelines(Connection connection, List<UUID> ids) throws SQLException {
        Map<UUID, List<TimelineEntry>> timelines = new HashMap<>();
        if (ids.isEmpty()) {
            return timelines;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select finding_id, at, actor, actor_role, action, text,"
                        + " from_value, to_value from finding_event where finding_id = any (?) order by finding_id, seq")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    timelines
                            .computeIfAbsent(row.getObject(1, UUID.class), fresh -> new ArrayList<>())
                            .add(new TimelineEntry(
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8)));
                }
            }
        }
        return timelines;
    }

    private static void append(
            Connection connection, Collection<FindingChange> changes, Map<UUID, List<TimelineEntry>> timelines)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into finding_event (finding_id, seq, at, actor,"
                        + " actor_role, action, text, from_value, to_value) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (FindingChange change : changes) {
                int seq = timelines.getOrDefault(change.finding.id, List.of()).size();
                for (TimelineEntry entry : change.entries) {
                    insert.setObject(1, change.finding.id);
                    insert.setInt(2, ++seq);
                    insert.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
                    insert.setString(4, entry.by());
                    insert.setString(5, entry.role());
                    insert.setString(6, entry.action());
                    insert.setString(7, entry.text());
                    insert.setString(8, entry.from());
                    insert.setString(9, entry.to());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void keep(
            Connection connection, Collection<FindingChange> changes, List<OutgoingMessage> facts, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into finding_version (finding_id, version, recorded_at, body) values (?, ?, ?, ?)")) {
            int i = 0;
            for (FindingChange change : changes) {
                insert.setObject(1, change.finding.id);
                insert.setLong(2, change.finding.version);
                insert.setObject(3, now.atOffset(ZoneOffset.UTC));
                insert.setString(4, facts.get(i++).json());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String write(FindingMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A finding could not be written", cannot);
        }
    }
}
