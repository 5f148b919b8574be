package org.sightline.matching.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

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

    @Scheduled(every = "${sightline.mail.send-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
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

    private void tellFindings() {
        List<NoticeRepository.Out> out =
                sql.as(JOB, () -> QuarkusTransaction.requiringNew().call(notices::out));
        for (NoticeRepository.Out notice : out) {
            orLater(
                    "Notice " + notice.id() + " was sent; its finding is told later",
                    () -> sql.as(JOB, () -> QuarkusTransaction.requiringNew().run(() -> notices.reached(notice))));
        }
    }
}
