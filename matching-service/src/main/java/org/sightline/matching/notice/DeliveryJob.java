package org.sightline.matching.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Sends what waits, a mail a transaction, and then takes the step of the findings whose notice was sent, a finding a
 * transaction: a finding that somebody else has in hand neither holds up mails nor has one sent twice. A crash between
 * sending and recording sends one again, with the same Message-ID. One that is refused does not hold up others.
 */
@ApplicationScoped
class DeliveryJob {

    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);
    private static final RowScope JOB = RowScope.job("mail");
    private static final int A_ROUND = 500;
    private static final int LONGEST_ERROR = 300;

    private final DeliveryRepository deliveries;
    private final Notices notices;
    private final SmtpClient server;
    private final Sql sql;
    private final Clock clock;
    private volatile boolean stopping;

    DeliveryJob(DeliveryRepository deliveries, Notices notices, SmtpClient server, Sql sql, Clock clock) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.server = server;
        this.sql = sql;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "${sightline.mail.send-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        orLater("Mails wait", this::sendMails);
        orLater("Findings are told later that their notice was sent", this::tellFindings);
    }

    /** What cannot be done now is done in the next round. */
    private static void orLater(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "%s: %s", what, failed.getMessage());
        }
    }

    private void sendMails() {
        for (int i = 0; i < A_ROUND && !stopping && one(); i++) {
            LOG.trace("A mail was tried");
        }
    }

    private void tellFindings() {
        List<NoticeRepository.Out> out =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(notices::out));
        for (NoticeRepository.Out notice : out) {
            if (stopping) {
                return;
            }
            orLater(
                    "Notice " + notice.id() + " was sent; its finding is told later",
                    () -> sql.as(JOB, () -> QuarkusTransaction.requiringNew().run(() -> notices.reached(notice))));
        }
    }

    private boolean one() {
        return sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(this::next));
    }

    /** Tries one mail in the running transaction; says no where none may be tried now. */
    private boolean next() {
        Optional<Delivery> waiting = deliveries.lockNext(clock.instant());
        waiting.ifPresent(this::attempt);
        return waiting.isPresent();
    }

    private void attempt(Delivery delivery) {
        String error = send(delivery);
        Instant now = clock.instant();
        if (error == null) {
            deliveries.sent(delivery, now);
            return;
        }
        int attempts = delivery.attempts() + 1;
        boolean givenUp = attempts >= Delivery.MOST_ATTEMPTS;
        // What the server said can hold the address, so it is kept with the mail and not in the log.
        LOG.warnf("Mail %s was refused (attempt %d%s)", delivery.id(), attempts, givenUp ? ", given up" : "");
        deliveries.refused(delivery, error, givenUp ? null : Delivery.next(attempts, now));
    }

    /** Why it was refused; null where the mail server took it. */
    private @Nullable String send(Delivery delivery) {
        try {
            server.send(delivery);
            return null;
        } catch (MessagingException refused) {
            String said = String.valueOf(refused.getMessage());
            return said.length() <= LONGEST_ERROR ? said : said.substring(0, LONGEST_ERROR);
        }
    }
}
