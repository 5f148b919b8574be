package org.sightline.matching.rulenews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Value;
import org.sightline.matching.law.RulesApplied;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.template.NotificationKind;
import org.sightline.matching.verdict.rule.Verdict;

/** Tells each agency once what a change of the rules turned, in the transaction that notes that all findings were judged by it. */
@ApplicationScoped
class RuleNews {

    private static final RowScope JOB = RowScope.job("news of rules");

    private final Notifications notifications;
    private final Sql sql;

    RuleNews(Notifications notifications, Sql sql) {
        this.notifications = notifications;
        this.sql = sql;
    }

    void tell(@Observes RulesApplied applied) {
        sql.as(JOB, () -> turned(applied.since()).forEach((agency, turned) -> tell(agency, turned, applied)));
    }

    private void tell(UUID agency, List<Turned> turned, RulesApplied applied) {
        Map<String, Value> values = new HashMap<>(Turned.values(turned));
        values.put("day", Value.day(OfficeClock.day(applied.since())));
        Notification news =
                Notification.of(NotificationKind.VERDICTS_TURNED, agency, values, "/findings?sort=-updated");
        notifications.tellOnce(news, "rules " + applied.version() + " " + agency);
    }

    /** A turn as the database counts it. */
    private record OfAgency(UUID agency, Turned turned) {

        static OfAgency read(Row row) {
            return new OfAgency(
                    row.requiredUuid("agency_id"),
                    new Turned(
                            Verdict.valueOf(row.requiredText("before")),
                            Verdict.valueOf(row.requiredText("after")),
                            row.integer("findings")));
        }
    }

    /** A finding that several changes turned counts once, from its first verdict to its last, and not at all where they are the same. */
    private Map<UUID, List<Turned>> turned(Instant since) {
        return sql.query("""
                        select agency_id, before, after, count(*) as findings
                        from (
                          select f.agency_id, (array_agg(e.from_value order by e.seq))[1] as before,
                            (array_agg(e.to_value order by e.seq desc))[1] as after
                          from finding f
                          join finding_event e on e.finding_id = f.id
                          where f.updated_at >= :since and e.at >= :since and e.action = 'rejudged'
                            and e.text like :cause
                          group by f.id
                        ) as turned
                        where before <> after
                        group by agency_id, before, after
                        order by agency_id, before, after
                        """).with("since", since).with("cause", RulesApplied.CAUSE + "%").list(OfAgency::read).stream()
                .collect(Collectors.groupingBy(
                        OfAgency::agency, Collectors.mapping(OfAgency::turned, Collectors.toList())));
    }
}
