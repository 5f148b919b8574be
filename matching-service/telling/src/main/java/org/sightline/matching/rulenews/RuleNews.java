package org.sightline.matching.rulenews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.law.RulesApplied;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.verdict.rule.Verdict;
import org.sightline.matching.watchlists.WatchlistApplied;

/**
 * Tells each agency once what a change of the rules or of the watchlist changed, in the transaction that notes that everything was judged or
 * screened by it.
 */
@ApplicationScoped
class RuleNews {

    private static final RowScope JOB = RowScope.job("news of rules");

    /**
     * What changed.
     *
     * @param words how an agency reads it
     * @param cause by which words timelines name it
     * @param reopens by which words they say that it ended a decision; null where it ends none
     * @param key names it, for what is told once
     */
    private record Change(
            Phrase words, String cause, @Nullable String reopens, Instant since, String key) {}

    private final Notifications notifications;
    private final Sql sql;

    RuleNews(Notifications notifications, Sql sql) {
        this.notifications = notifications;
        this.sql = sql;
    }

    void tell(@Observes RulesApplied applied) {
        tell(new Change(Phrase.RULES_CHANGED, RulesApplied.CAUSE, null, applied.since(), "rules " + applied.version()));
    }

    void tell(@Observes WatchlistApplied applied) {
        tell(new Change(
                Phrase.WATCHLIST_CHANGED,
                WatchlistApplied.CAUSE,
                WatchlistApplied.LAPSED,
                applied.since(),
                "watchlist " + applied.version()));
    }

    private void tell(Change change) {
        sql.as(JOB, () -> turned(change).forEach((agency, turned) -> tell(agency, turned, change)));
    }

    private void tell(UUID agency, List<Turned> turned, Change change) {
        Map<String, Value> values = new HashMap<>(Turned.values(turned));
        values.put("day", Value.day(OfficeClock.day(change.since())));
        values.put("cause", Value.said(change.words()));
        Notification news =
                Notification.of(NotificationKind.VERDICTS_TURNED, agency, values, "/findings?sort=-updated");
        notifications.tellOnce(news, change.key() + " " + agency);
    }

    /** A turn as the database counts it. */
    private record OfAgency(UUID agency, Turned turned) {

        static OfAgency read(Row row) {
            return new OfAgency(
                    row.requiredUuid("agency_id"),
                    new Turned(
                            Turned.What.valueOf(row.requiredText("what")),
                            verdict(row.text("before")),
                            verdict(row.text("after")),
                            row.integer("findings")));
        }

        private static @Nullable Verdict verdict(@Nullable String name) {
            return name == null ? null : Verdict.valueOf(name);
        }
    }

    /**
     * A finding that several changes turned counts once, from what it was at first to what it is at last, and not at all where that is the
     * same. One that was opened and withdrawn again was never told of.
     */
    private Map<UUID, List<Turned>> turned(Change change) {
        return sql
                .query("""
                        with seen as (
                          select f.agency_id, f.withdrawn,
                            (array_agg(e.action order by e.seq))[1] in ('opened', 'restored') as is_new,
                            (array_agg(e.from_value order by e.seq) filter (where e.action = 'rejudged'))[1] as before,
                            (array_agg(e.to_value order by e.seq desc) filter (where e.action = 'rejudged'))[1] as after,
                            bool_or(e.action = 'withdrawn') as ended, bool_or(e.action = 'reopened') as again
                          from finding f
                          join finding_event e on e.finding_id = f.id
                          where f.updated_at >= :since and e.at >= :since and e.actor_role = 'system'
                            and (e.action in ('opened', 'restored', 'withdrawn', 'rejudged') and position(:cause in e.text) > 0
                              or e.action = 'reopened' and position(cast(:reopens as text) in e.text) > 0)
                          group by f.id
                        ), told as (
                          select agency_id, before, after,
                            case when is_new and not withdrawn then 'OPENED'
                                 when ended and withdrawn and not is_new then 'WITHDRAWN'
                                 when again and not withdrawn then 'REOPENED'
                                 when before <> after and not withdrawn then 'TURNED' end as what
                          from seen
                        )
                        select agency_id, what, case when what = 'TURNED' then before end as before,
                          case when what = 'TURNED' then after end as after, count(*) as findings
                        from told
                        where what is not null
                        group by 1, 2, 3, 4
                        order by 1, 2, 3, 4
                        """)
                .with("since", change.since())
                .with("cause", change.cause())
                .with("reopens", change.reopens())
                .list(OfAgency::read)
                .stream()
                .collect(Collectors.groupingBy(
                        OfAgency::agency, Collectors.mapping(OfAgency::turned, Collectors.toList())));
    }
}
