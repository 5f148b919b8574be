package org.sightline.matching.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.EachApart;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.contact.ContactRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.notice.ReminderRepository.Owed;
import org.sightline.matching.notification.Notification;
import org.sightline.matching.notification.Notifications;
import org.sightline.matching.template.NotificationKind;

/** Reminds agencies of what they owe the office: one notification a day and mark, once, with a mail to each contact. */
@ApplicationScoped
class ReminderJob {

    private static final Logger LOG = Logger.getLogger(ReminderJob.class);
    private static final RowScope JOB = RowScope.job("reminders");
    private static final int FURTHEST_BACK_DAYS = 30;
    private static final int FURTHEST_AHEAD_DAYS = 30;

    private final ReminderRepository reminders;
    private final Notifications notifications;
    private final ContactRepository contacts;
    private final AgencyRepository agencies;
    private final Sql sql;
    private final Clock clock;

    ReminderJob(
            ReminderRepository reminders,
            Notifications notifications,
            ContactRepository contacts,
            AgencyRepository agencies,
            Sql sql,
            Clock clock) {
        this.reminders = reminders;
        this.notifications = notifications;
        this.contacts = contacts;
        this.agencies = agencies;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sightline.reminders.look-every:600s}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            remind();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Reminders wait: %s", failed.getMessage());
        }
    }

    /** Tells of every mark that was reached and not yet told. */
    void remind() {
        LocalDate today = OfficeClock.today(clock);
        List<Owed> owed = sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> reminders.owed(
                                today.minusDays(FURTHEST_BACK_DAYS), today.plusDays(FURTHEST_AHEAD_DAYS))));
        EachApart.in(sql, JOB, owed, one -> "The reminder of agency " + one.agencyId(), one -> remind(one, today));
    }

    private void remind(Owed owed, LocalDate today) {
        OptionalInt mark = ReminderRules.due(today, owed.dueOn(), owed.begun(), reminders.sent(owed));
        if (mark.isEmpty()) {
            return;
        }
        String origin = "reminder " + owed.agencyId() + " " + owed.dueOn() + " " + mark.getAsInt();
        notifications.tellOnce(notification(owed, today), origin);
        // Without a contact the mark is not taken, so that one who is added later gets the mail.
        if (!contacts.of(agencies.allIdsOf(owed.agencyId())).isEmpty()
                && reminders.take(owed, mark.getAsInt(), clock.instant())) {
            notifications.handOutAgain(origin);
        }
    }

    private static Notification notification(Owed owed, LocalDate today) {
        return Notification.of(
                        owed.dueOn().isBefore(today) ? NotificationKind.OVERDUE : NotificationKind.REMINDER,
                        owed.agencyId(),
                        Map.of(
                                "waiting",
                                Value.counted(Phrase.Counted.FINDINGS_WAIT, owed.findings()),
                                "due",
                                Value.day(owed.dueOn())),
                        "/work?agencyId=" + owed.agencyId())
                .until("answers " + owed.agencyId() + " " + owed.dueOn());
    }
}
