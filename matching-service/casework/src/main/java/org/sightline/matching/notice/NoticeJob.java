package org.sightline.matching.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.EachApart;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.mail.MailRound;

/**
 * Takes the step of the findings whose notice was sent, a finding a transaction: a finding that somebody else has in hand
 * neither holds up mails nor has one sent twice.
 */
@ApplicationScoped
class NoticeJob {

    private static final Logger LOG = Logger.getLogger(NoticeJob.class);
    private static final RowScope JOB = RowScope.job("notices");

    private final Notices notices;
    private final Sql sql;

    NoticeJob(Notices notices, Sql sql) {
        this.notices = notices;
        this.sql = sql;
    }

    @Scheduled(every = "${sightline.mail.send-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            tellFindings();
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Findings are told later that their notice was sent: %s", failed.getMessage());
        }
    }

    /** An agency sees a notice as soon as its mail is out. */
    void after(@Observes MailRound round) {
        work();
    }

    private void tellFindings() {
        List<NoticeRepository.Out> out =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(notices::out));
        EachApart.in(sql, JOB, out, notice -> "The finding of the sent notice " + notice.id(), notices::reached);
    }
}
