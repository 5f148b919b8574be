package org.sightline.matching.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Sends what waits, a mail a transaction. A crash between sending and recording sends one again, with the same Message-ID.
 * One that is refused does not hold up others.
 */
@ApplicationScoped
class MailJob {

    private static final Logger LOG = Logger.getLogger(MailJob.class);
    private static final RowScope JOB = RowScope.job("mail");
    private static final int A_ROUND = 100;
    private static final int LONGEST_ERROR = 300;

    private final DeliveryRepository deliveries;
    private final SmtpClient server;
    private final Sql sql;
    private final Clock clock;
    private final Event<MailRound> sent;
    private final Timer taken;
    private final Timer refused;
    private volatile boolean stopping;

    MailJob(
            DeliveryRepository deliveries,
            SmtpClient server,
            Sql sql,
            Clock clock,
            Event<MailRound> sent,
            MeterRegistry meters) {
        this.deliveries = deliveries;
        this.server = server;
        this.sql = sql;
        this.clock = clock;
        this.sent = sent;
        this.taken = meters.timer("sightline.mail", "outcome", "taken");
        this.refused = meters.timer("sightline.mail", "outcome", "refused");
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "${sightline.mail.send-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            sendMails();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Mails wait: %s", failed.getMessage());
        }
    }

    private void sendMails() {
        int tried = 0;
        while (tried < A_ROUND && !stopping && one()) {
            tried++;
        }
        if (tried > 0) {
            sent.fire(new MailRound());
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
        Timer.Sample begun = Timer.start();
        try {
            server.send(delivery);
            begun.stop(taken);
            return null;
        } catch (MessagingException failure) {
            begun.stop(refused);
            String said = String.valueOf(failure.getMessage());
            return said.length() <= LONGEST_ERROR ? said : said.substring(0, LONGEST_ERROR);
        }
    }
}
