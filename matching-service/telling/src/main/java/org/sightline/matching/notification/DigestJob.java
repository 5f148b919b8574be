package org.sightline.matching.notification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.sql.EachApart;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.language.Language;
import org.sightline.matching.language.Phrase;
import org.sightline.matching.language.Value;
import org.sightline.matching.mail.Mail;
import org.sightline.matching.mail.Mails;

/**
 * Writes the daily mails: of each person one a day, with what came before the hour at which it is written, and none where
 * nothing came. What was read in the inbox in the meantime, or may no longer be read, is left out.
 */
@ApplicationScoped
class DigestJob {

    private static final Logger LOG = Logger.getLogger(DigestJob.class);
    private static final RowScope JOB = RowScope.job("digests");
    private static final int MOST_LINES = 50;

    private final DigestRepository digests;
    private final MailChannel channel;
    private final Mails mails;
    private final NotificationSettings settings;
    private final Sql sql;
    private final Clock clock;

    DigestJob(
            DigestRepository digests,
            MailChannel channel,
            Mails mails,
            NotificationSettings settings,
            Sql sql,
            Clock clock) {
        this.digests = digests;
        this.channel = channel;
        this.mails = mails;
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(
            every = "${sightline.notification-digest-look-every:300s}",
            delayed = "40s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            write();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Daily mails wait: %s", failed.getMessage());
        }
    }

    /** Writes the mails that are due now, a person a transaction. */
    void write() {
        ZonedDateTime hour = lastHour(clock.instant().atZone(OfficeClock.zone()), settings.digestHour());
        Instant before = hour.toInstant();
        List<String> people =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(() -> digests.waiting(before)));
        EachApart.in(
                sql,
                JOB,
                people,
                person -> "The daily mail of " + person,
                person -> write(person, hour.toLocalDate(), before));
    }

    /** The last time at which the clock of the office showed this hour. */
    static ZonedDateTime lastHour(ZonedDateTime now, int hour) {
        ZonedDateTime today = now.toLocalDate().atTime(hour, 0).atZone(now.getZone());
        return today.isAfter(now)
                ? now.toLocalDate().minusDays(1).atTime(hour, 0).atZone(now.getZone())
                : today;
    }

    private void write(String person, LocalDate day, Instant before) {
        Optional<DigestRepository.Reader> reader = digests.reader(person);
        if (!digests.take(person, day, clock.instant())) {
            return;
        }
        List<Told> waiting = digests.takeOut(person, before).stream()
                .filter(told -> channel.mayRead(told, person))
                .toList();
        if (!waiting.isEmpty()) {
            reader.ifPresent(to -> mails.send(List.of(mail(to, waiting))));
        }
    }

    private static Mail mail(DigestRepository.Reader to, List<Told> waiting) {
        Language language = to.language();
        List<String> lines = waiting.stream()
                .limit(MOST_LINES)
                .map(told -> told.written().in(language).subject())
                .collect(Collectors.toCollection(ArrayList::new));
        if (waiting.size() > MOST_LINES) {
            lines.add(Value.counted(Phrase.Counted.DIGEST_MORE, waiting.size() - MOST_LINES)
                    .in(language));
        }
        return new Mail(
                Mail.SEVERAL,
                to.name(),
                to.mail(),
                language,
                Value.counted(Phrase.Counted.DIGEST_SUBJECT, waiting.size()).in(language),
                Value.said(Phrase.DIGEST_LEAD).in(language) + "\n\n- " + String.join("\n- ", lines),
                "/inbox");
    }
}
