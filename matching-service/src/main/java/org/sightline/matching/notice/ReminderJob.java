package org.sightline.matching.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.contact.Contact;
import org.sightline.matching.contact.ContactRepository;
import org.sightline.matching.held.AgencyRepository;
import org.sightline.matching.notice.ReminderRepository.Owed;

/** Reminds agencies of what they owe the office: one mail a contact, day and mark, once. */
@ApplicationScoped
class ReminderJob {

    private static final Logger LOG = Logger.getLogger(ReminderJob.class);
    private static final RowScope JOB = RowScope.job("reminders");
    private static final int FURTHEST_BACK_DAYS = 30;
    private static final int FURTHEST_AHEAD_DAYS = 30;

    private final ReminderRepository reminders;
    private final DeliveryRepository deliveries;
    private final ContactRepository contacts;
    private final AgencyRepository agencies;
    private final MailText mails;
    private final Sql sql;
    private final Clock clock;

    ReminderJob(
            ReminderRepository reminders,
            DeliveryRepository deliveries,
            ContactRepository contacts,
            AgencyRepository agencies,
            @ConfigProperty(name = "sightline.public-url", defaultValue = "http://127.0.0.1:8080") String publicUrl,
            Sql sql,
            Clock clock) {
        this.reminders = reminders;
        this.deliveries = deliveries;
        this.contacts = contacts;
        this.agencies = agencies;
        this.mails = new MailText(publicUrl);
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

    /** Writes the mails of every mark that was reached and not yet sent. */
    void remind() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Owed> owed = sql.as(
                JOB,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> reminders.owed(
                                today.minusDays(FURTHEST_BACK_DAYS), today.plusDays(FURTHEST_AHEAD_DAYS))));
        for (Owed one : owed) {
            sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(() -> remind(one, today)));
        }
    }

    private boolean remind(Owed owed, LocalDate today) {
        OptionalInt mark = ReminderRules.due(today, owed.dueOn(), owed.begun(), reminders.sent(owed));
        List<Contact> known = mark.isPresent() ? contactsOf(owed.agencyId()) : List.of();
        // Without a contact nothing is taken, so that one who is added later is reminded.
        if (known.isEmpty() || !reminders.take(owed, mark.getAsInt(), clock.instant())) {
            return false;
        }
        deliveries.add(
                known.stream()
                        .map(contact -> Delivery.of(
                                owed.agencyId(),
                                null,
                                mails.reminder(
                                        contact,
                                        owed.agencyId(),
                                        owed.findings(),
                                        owed.dueOn(),
                                        owed.dueOn().isBefore(today))))
                        .toList(),
                clock.instant());
        return true;
    }

    private List<Contact> contactsOf(UUID agency) {
        Set<UUID> ids = new HashSet<>(agencies.aliasesOf(agency));
        ids.add(agency);
        return contacts.of(ids);
    }
}
