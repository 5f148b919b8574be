package org.sightline.matching.finding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.message.OutgoingMessage;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.outbox.Retold;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.Statement;
import org.sightline.matching.finding.FindingMessage.PlannedPieces;
import org.sightline.matching.held.GroupKey;
import org.sightline.matching.lifecycle.Outcome;

/** The stored findings. A change is stored with its timeline, its version and its message in one transaction. */
@ApplicationScoped
public class FindingRepository implements PanacheRepositoryBase<Finding, UUID>, Retold {

    public static final String TOPIC = "findings";
    public static final String CHANGED = "finding.changed.v1";

    private static final int SOME = 200;

    /** From so many rows on a staged table costs less than to bind each row. */
    private static final int MANY = 100;

    private static final String ALIKE = """
            %s
            from finding f
            join finding o on o.maker_key = f.maker_key and o.models = f.models and o.verdict = f.verdict
              and o.status = f.status and o.role = f.role and o.band = f.band and o.id <> f.id
            where o.id = :finding and not o.withdrawn and not f.withdrawn and f.agency_id = any (:agencies)
            %s
            """;

    private final Sql sql;
    private final Outbox outbox;

    FindingRepository(Sql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    /** The finding, locked until the transaction ends; null where there is none. */
    public @Nullable Finding lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All findings of these groups, withdrawn ones too, the oldest first; locked until the transaction ends. */
    public Map<GroupKey, List<Finding>> lockIn(Collection<GroupKey> groups) {
        List<Finding> found = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("""
                        select f.*
                        from finding f
                        join unnest(cast(:agencies as uuid[]), cast(:documents as text[]), cast(:makers as text[]))
                          as g (agency_id, document_key, maker_key)
                          on f.agency_id = g.agency_id and f.document_key = g.document_key and f.maker_key = g.maker_key
                        order by f.opened_at, f.id
                        for update of f
                        """, Finding.class)
                .setParameter(
                        "agencies", texts(groups, group -> group.agencyId().toString()))
                .setParameter("documents", texts(groups, GroupKey::documentKey))
                .setParameter("makers", texts(groups, GroupKey::makerKey))
                .getResultList();
        return found.stream().collect(Collectors.groupingBy(Finding::group));
    }

    /** Those of the ids that a finding has. */
    public Set<UUID> held(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.query("select id from finding where id = any (:ids)")
                        .with("ids", ids)
                        .list(row -> row.requiredUuid("id")));
    }

    /** These findings, the oldest first as in {@link #lockIn}; locked until the transaction ends. */
    public List<Finding> lockAll(Collection<UUID> ids) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("""
                        select f.* from finding f where f.id = any (cast(:ids as uuid[]))
                        order by f.opened_at, f.id
                        for update
                        """, Finding.class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .getResultList();
    }

    /** What people joined to these findings, over as many joins as there are. */
    public List<Finding> joinedTo(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : getEntityManager()
                        .unwrap(Session.class)
                        .createNativeQuery("""
                                with recursive part (id) as (
                                  select p.id from finding p where p.joined_into = any (cast(:ids as uuid[]))
                                  union select p.id from finding p join part on p.joined_into = part.id)
                                select f.* from finding f join part on part.id = f.id
                                """, Finding.class)
                        .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                        .getResultList();
    }

    /**
     * The ids of the findings like this one: of the same maker and models at the same agency, with the same verdict, read
     * in the same way and as far as this one. Not itself; the oldest first.
     *
     * @param agencies the agency's ids
     */
    public List<UUID> alike(UUID finding, Collection<UUID> agencies, int most) {
        return alike("select f.id", "order by f.opened_at, f.id limit :most", finding, agencies)
                .with("most", most)
                .list(row -> row.requiredUuid("id"));
    }

    /** How many findings are like this one. */
    public long countAlike(UUID finding, Collection<UUID> agencies) {
        return alike("select count(*)", "", finding, agencies).number();
    }

    /** Which of these findings are like this one. */
    public Set<UUID> alikeAmong(UUID finding, Collection<UUID> agencies, Collection<UUID> ids) {
        return Set.copyOf(alike("select f.id", "and f.id = any (:ids)", finding, agencies)
                .with("ids", ids)
                .list(row -> row.requiredUuid("id")));
    }

    private Statement alike(String select, String end, UUID finding, Collection<UUID> agencies) {
        return sql.query(ALIKE.formatted(select, end)).with("finding", finding).with("agencies", agencies);
    }

    private static String[] texts(Collection<GroupKey> groups, java.util.function.Function<GroupKey, String> part) {
        return groups.stream().map(part).toArray(String[]::new);
    }

    /** The groups of the findings on these documents, at whichever agency; a device is a document of its own. */
    public List<GroupKey> groupsOfDocuments(Collection<String> documentKeys) {
        return documentKeys.isEmpty()
                ? List.of()
                : sql.query("""
                                select distinct agency_id, document_key, maker_key
                                from finding
                                where document_key = any (:documents)
                                """).with("documents", documentKeys).list(GroupKey::read);
    }

    /** The groups of these agencies' findings, withdrawn or not. */
    public List<GroupKey> groupsOf(Collection<UUID> agencies) {
        return sql.query("""
                        select distinct agency_id, document_key, maker_key from finding where agency_id = any (:agencies)
                        """).with("agencies", agencies).list(GroupKey::read);
    }

    /** Groups after a group, a part at a time, in their order; null begins. */
    public List<GroupKey> groupsAfter(@Nullable GroupKey last, int most) {
        return sql.query("""
                        select distinct document_key, agency_id, maker_key
                        from finding
                        where (document_key, agency_id, maker_key) > (:document, :agency, :maker)
                        order by document_key, agency_id, maker_key
                        limit :most
                        """)
                .with("document", last == null ? "" : last.documentKey())
                .with("agency", last == null ? new UUID(0, 0) : last.agencyId())
                .with("maker", last == null ? "" : last.makerKey())
                .with("most", most)
                .list(GroupKey::read);
    }

    /**
     * A finding of a part of them.
     *
     * @param first whether no other finding of its group has a lower id
     */
    public record Placed(UUID id, GroupKey group, boolean first) {}

    /** Findings with ids after one and up to another, a part at a time, in the order of ids. */
    public List<Placed> placed(UUID after, UUID until, int most) {
        return sql.query("""
                        select f.id, f.agency_id, f.document_key, f.maker_key,
                          not exists (
                            select 1 from finding o
                            where o.document_key = f.document_key and o.agency_id = f.agency_id
                              and o.maker_key = f.maker_key and o.id < f.id) as is_first
                        from finding f
                        where f.id > :after and f.id <= :until
                        order by f.id
                        limit :most
                        """)
                .with("after", after)
                .with("until", until)
                .with("most", most)
                .list(row -> new Placed(row.requiredUuid("id"), GroupKey.read(row), row.flag("is_first")));
    }

    /** Locks what it can of the findings of these groups without waiting; gives the groups of which somebody has any in hand. */
    public List<GroupKey> inOtherHands(Collection<GroupKey> groups) {
        return groups.isEmpty()
                ? List.of()
                : sql.query("""
                                with asked as (
                                  select f.id, f.agency_id, f.document_key, f.maker_key
                                  from unnest(:agencies, :documents, :makers) as g (agency_id, document_key, maker_key)
                                  join finding f on f.document_key = g.document_key and f.agency_id = g.agency_id
                                    and f.maker_key = g.maker_key),
                                locked as materialized (
                                  select f.id from finding f where f.id in (select id from asked)
                                  for update of f skip locked)
                                select distinct agency_id, document_key, maker_key
                                from asked
                                where id not in (select id from locked)
                                """)
                        .with(
                                "agencies",
                                groups.stream().map(GroupKey::agencyId).toList())
                        .with(
                                "documents",
                                groups.stream().map(GroupKey::documentKey).toList())
                        .with("makers", groups.stream().map(GroupKey::makerKey).toList())
                        .list(GroupKey::read);
    }

    /** Findings that were decided to be no match, a part at a time, in the order of ids. */
    public List<Finding> decidedNoMatch(UUID after, int most) {
        return find("outcome = ?1 and id > ?2 order by id", Outcome.NOT_A_MATCH, after)
                .page(0, most)
                .list();
    }

    /**
     * Stores the changes and tells everybody.
     *
     * @return the findings as they are now, in the order of the changes
     */
    public List<FindingMessage> store(Collection<FindingChange> changes, Instant now) {
        if (changes.isEmpty()) {
            return List.of();
        }
        for (FindingChange change : changes) {
            change.finding().nextVersion(now);
            if (change.isOpened()) {
                persist(change.finding());
            }
        }
        flush();
        return tell(changes, now);
    }

    /**
     * As {@link #store}, for changes of very many findings: rows go by COPY. The findings at hand are let go, so whoever
     * changes one of them once more in the same transaction reads it again.
     */
    public void storeMany(Collection<FindingChange> changes, Instant now) {
        if (changes.size() < MANY) {
            store(changes, now);
            return;
        }
        List<Finding> opened = findings(changes, true);
        List<Finding> turned = findings(changes, false);
        turned.forEach(getEntityManager()::detach);
        changes.forEach(change -> change.finding().nextVersion(now));
        long written = FindingRows.FINDINGS.stagedAgain(sql, "finding", "opened", opened)
                + FindingRows.FINDINGS.stagedOnto(sql, "finding", "turned", "id", Finding::id, turned);
        if (written != changes.size()) {
            throw new IllegalStateException(
                    "Of " + changes.size() + " findings " + written + " were written; nothing is kept of them");
        }
        tell(changes, now);
    }

    private static List<Finding> findings(Collection<FindingChange> changes, boolean opened) {
        return changes.stream()
                .filter(change -> change.isOpened() == opened)
                .map(FindingChange::finding)
                .toList();
    }

    private List<FindingMessage> tell(Collection<FindingChange> changes, Instant now) {
        List<UUID> known = changes.stream()
                .filter(change -> !change.isOpened())
                .map(change -> change.finding().id())
                .toList();
        Map<UUID, List<TimelineEntry>> timelines = timelines(known);
        append(changes, timelines);
        Map<UUID, PlannedPieces> planned = planned(known);
        List<MessageExcerpt> excerpts = changes.stream()
                .map(change -> MessageExcerpt.of(FindingMessage.of(
                        change.finding(),
                        timelines.getOrDefault(change.finding().id(), List.of()),
                        planned.getOrDefault(change.finding().id(), PlannedPieces.NONE))))
                .toList();
        keep(excerpts, now);
        outbox.append(excerpts.stream().map(FindingRepository::outgoing).toList());
        return excerpts.stream().map(MessageExcerpt::message).toList();
    }

    @Override
    public @Nullable String tellAfter(@Nullable String key) {
        List<Finding> some = find("id > ?1 order by id", key == null ? new UUID(0, 0) : UUID.fromString(key))
                .page(0, SOME)
                .list();
        Map<UUID, List<TimelineEntry>> timelines =
                timelines(some.stream().map(Finding::id).toList());
        Map<UUID, PlannedPieces> planned = planned(timelines.keySet());
        outbox.append(some.stream()
                .map(finding -> MessageExcerpt.of(FindingMessage.of(
                        finding,
                        timelines.getOrDefault(finding.id(), List.of()),
                        planned.getOrDefault(finding.id(), PlannedPieces.NONE))))
                .map(FindingRepository::outgoing)
                .toList());
        return some.isEmpty() ? null : some.getLast().id().toString();
    }

    private static OutgoingMessage outgoing(MessageExcerpt excerpt) {
        FindingMessage message = excerpt.message();
        return OutgoingMessage.of(TOPIC, message.id().toString(), CHANGED, message.correlationId(), excerpt.json());
    }

    /** The finding as its message says it now. */
    public FindingMessage message(Finding finding) {
        return MessageExcerpt.of(whole(finding)).message();
    }

    /** The finding as it is now, with all of its timeline and lines. */
    public FindingMessage whole(Finding finding) {
        return FindingMessage.of(
                finding, timelines(List.of(finding.id())).getOrDefault(finding.id(), List.of()), planned(finding.id()));
    }

    /** How many of its pieces went by plans. */
    public PlannedPieces planned(UUID finding) {
        return planned(List.of(finding)).getOrDefault(finding, PlannedPieces.NONE);
    }

    /** Of those of the findings that a plan of this kind has. */
    private Map<UUID, PlannedPieces> planned(Collection<UUID> ids) {
        Map<UUID, PlannedPieces> planned = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.query("select finding_id, reported, verified from planned_pieces where finding_id = any (:ids)")
                    .with("ids", List.copyOf(ids))
                    .list(row -> planned.put(
                            row.requiredUuid("finding_id"),
                            new PlannedPieces(row.numberOrNull("reported"), row.numberOrNull("verified"))));
        }
        return planned;
    }

    /** How many answers of its agency a finding has since a moment. */
    public long answersSince(UUID finding, Instant since) {
        return sql.query("""
                        select count(*) from finding_event
                        where finding_id = :finding and at >= :since and action in ('answered', 'disputed')
                        """).with("finding", finding).with("since", since).number();
    }

    /**
     * What had happened to findings when they were said.
     *
     * @param entries how many entries each timeline had
     * @param most of each timeline, the newest ones
     * @param longest characters of each text
     */
    public Map<UUID, List<TimelineEntry>> timelines(Map<UUID, Integer> entries, int most, int longest) {
        Map<UUID, List<TimelineEntry>> timelines = new HashMap<>();
        sql.query("""
                        select e.finding_id, e.at, e.actor, e.actor_role, e.action, left(e.text, :longest) as text,
                          e.from_value, e.to_value
                        from finding_event e
                        join unnest(cast(:ids as uuid[]), cast(:entries as integer[])) as said (finding_id, entries)
                          on e.finding_id = said.finding_id and e.seq <= said.entries and e.seq > said.entries - :most
                        order by e.finding_id, e.seq
                        """)
                .with("ids", List.copyOf(entries.keySet()))
                .with("entries", List.copyOf(entries.values()))
                .with("most", most)
                .with("longest", longest)
                .list(row -> timelines
                        .computeIfAbsent(row.requiredUuid("finding_id"), fresh -> new ArrayList<>())
                        .add(entry(row)));
        return timelines;
    }

    /** The JSON of a finding as it was said, with its timeline. */
    public static String said(String body, List<TimelineEntry> timeline) {
        return MessageExcerpt.withTimeline(body, timeline);
    }

    /** What happened to these findings so far, the oldest first. */
    private Map<UUID, List<TimelineEntry>> timelines(List<UUID> ids) {
        Map<UUID, List<TimelineEntry>> timelines = new HashMap<>();
        if (!ids.isEmpty()) {
            sql.query("""
                            select finding_id, at, actor, actor_role, action, text, from_value, to_value
                            from finding_event
                            where finding_id = any (:ids)
                            order by finding_id, seq
                            """)
                    .with("ids", ids)
                    .list(row -> timelines
                            .computeIfAbsent(row.requiredUuid("finding_id"), fresh -> new ArrayList<>())
                            .add(entry(row)));
        }
        return timelines;
    }

    private static TimelineEntry entry(Row row) {
        return new TimelineEntry(
                row.requiredInstant("at"),
                row.requiredText("actor"),
                row.requiredText("actor_role"),
                TimelineEntry.Action.valueOf(row.requiredText("action").toUpperCase(java.util.Locale.ROOT)),
                row.text("text"),
                row.text("from_value"),
                row.text("to_value"));
    }

    /**
     * Whether this person did something with the finding in this role. Names count only where release 0.1 kept nothing
     * else.
     */
    public boolean hasActed(UUID finding, Caller person, String role) {
        return sql.query("""
                        select 1 from finding_event
                        where finding_id = :finding and actor_role = :role
                          and case when actor_identity is null then actor = :name else actor_identity = :identity end
                        """)
                .with("finding", finding)
                .with("role", role)
                .with("name", person.name())
                .with("identity", person.identity())
                .exists();
    }

    /** Adds the new entries to the stored timelines, and to the ones at hand. */
    private void append(Collection<FindingChange> changes, Map<UUID, List<TimelineEntry>> timelines) {
        List<FindingRows.Event> events = new ArrayList<>();
        for (FindingChange change : changes) {
            UUID id = change.finding().id();
            List<TimelineEntry> timeline = timelines.computeIfAbsent(id, fresh -> new ArrayList<>());
            for (TimelineEntry entry : change.entries()) {
                timeline.add(entry);
                events.add(new FindingRows.Event(change.finding(), timeline.size(), entry));
            }
        }
        if (events.size() >= MANY) {
            FindingRows.EVENTS.stagedAgain(sql, "finding_event", "added", events);
            return;
        }
        sql.batch(
                """
                insert into finding_event (finding_id, agency_id, seq, at, actor, actor_role, action, text, from_value,
                                           to_value, actor_identity)
                values (:finding, :agency, :seq, :at, :actor, :role, :action, :text, :from, :to, :identity)
                """,
                events,
                (row, event) -> row.with("finding", event.finding().id())
                        .with("agency", event.finding().agencyId())
                        .with("seq", event.seq())
                        .with("at", event.entry().at())
                        .with("actor", event.entry().by())
                        .with("role", event.entry().role())
                        .with("action", event.entry().action().wireName())
                        .with("text", event.entry().text())
                        .with("from", event.entry().from())
                        .with("to", event.entry().to())
                        .with("identity", event.entry().identity()));
    }

    private void keep(List<MessageExcerpt> excerpts, Instant now) {
        if (excerpts.size() >= MANY) {
            List<FindingRows.Kept> kept = excerpts.stream()
                    .map(excerpt -> new FindingRows.Kept(excerpt, now))
                    .toList();
            FindingRows.VERSIONS.stagedAgain(sql, "finding_version", "kept", kept);
            return;
        }
        sql.batch(
                """
                insert into finding_version (finding_id, agency_id, version, recorded_at, body, entries)
                values (:finding, :agency, :version, :now, :body, :entries)
                """,
                excerpts,
                (row, excerpt) -> row.with("finding", excerpt.message().id())
                        .with("agency", excerpt.message().agencyId())
                        .with("version", excerpt.message().version())
                        .with("now", now)
                        .with("body", excerpt.body())
                        .with("entries", excerpt.message().timelineCount()));
    }
}
