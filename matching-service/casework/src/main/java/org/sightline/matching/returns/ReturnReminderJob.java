package org.sightline.matching.returns;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.EachApart;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.notice.ReminderRules;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.returns.ReturnNews.News;
import org.sightline.matching.returns.ReturnRepository.Open;

/** Reminds agencies of the returns that they have yet to sign, and tells the office how many are missing after the day. */
@ApplicationScoped
class ReturnReminderJob {

    private static final Logger LOG = Logger.getLogger(ReturnReminderJob.class);
    private static final RowScope JOB = RowScope.job("return reminders");
    private static final int FURTHEST_AHEAD_DAYS = 30;

    private final ReturnRepository returns;
    private final ReturnTurns turns;
    private final Notifications notifications;
    private final Sql sql;
    private final Clock clock;

    ReturnReminderJob(ReturnRepository returns, ReturnTurns turns, Notifications notifications, Sql sql, Clock clock) {
        this.returns = returns;
        this.turns = turns;
        this.notifications = notifications;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sightline.reminders.look-every:600s}",
            delayed = "35s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        apart("Reminders of returns wait", () -> remind(OfficeClock.today(clock)));
        apart("Turns of returns wait", turns::tellWhoseRoleEnded);
    }

    /** One of both works on where the other fails. */
    private static void apart(String waits, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "%s: %s", waits, failed.getMessage());
        }
    }

    /** A year and the day by which its returns are due. */
    private record Day(int year, LocalDate dueOn) {}

    /** Tells of every mark that was reached and not yet told. */
    void remind(LocalDate today) {
        List<Open> open = sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> returns.open(
                                today.minusDays(ReturnNews.OLDEST_DAYS), today.plusDays(FURTHEST_AHEAD_DAYS))));
        Map<Day, Long> missing = new LinkedHashMap<>();
        for (Open one : open) {
            if (one.is().dueOn().isBefore(today)) {
                missing.merge(new Day(one.is().year(), one.is().dueOn()), 1L, Long::sum);
            }
        }
        EachApart.in(
                sql, JOB, open, one -> "A reminder of the return of " + one.is().year(), one -> remind(one, today));
        EachApart.in(
                sql,
                JOB,
                missing.entrySet(),
                day -> "What is missing of the returns of " + day.getKey().year(),
                day -> tell(ReturnNews.missing(day.getKey().year(), day.getKey().dueOn(), day.getValue())));
    }

    private void remind(Open one, LocalDate today) {
        LocalDate begun = OfficeClock.day(one.is().dueSetAt());
        OptionalInt mark = ReminderRules.due(today, one.is().dueOn(), begun, one.sent());
        if (mark.isPresent() && returns.mark(one.is(), mark.getAsInt())) {
            tell(ReturnNews.due(one.is(), mark.getAsInt(), today));
        }
    }

    private void tell(News news) {
        notifications.tellOnce(news.notification(), news.origin());
    }
}
