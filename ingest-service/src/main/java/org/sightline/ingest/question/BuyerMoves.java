package org.sightline.ingest.question;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.ingest.line.ContractLine;
import org.sightline.ingest.line.Coverage;
import org.sightline.ingest.line.CoverageRepository;
import org.sightline.ingest.line.LineStore;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Takes lines to the agency that a person said their buyer is, or back. Some at a time, each a new version, so everybody
 * hears of it; a move that was cut off goes on, because what has arrived is no longer found at its old agency.
 */
@ApplicationScoped
class BuyerMoves {

    private static final RowScope JOB = RowScope.job("buyer moves");
    private static final int SOME = 500;

    private final Sql sql;
    private final LineStore lines;
    private final Outbox outbox;
    private final Clock clock;
    private volatile boolean stopping;

    BuyerMoves(Sql sql, LineStore lines, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.lines = lines;
        this.outbox = outbox;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Set<UUID> done = new HashSet<>();
        boolean more = true;
        while (more && !stopping) {
            more = sql.as(JOB, () -> sql.inTransaction(() -> one(done)));
        }
    }

    /** One move to its end; false where there is none, or only one that waits for an import. */
    private boolean one(Set<UUID> done) {
        Optional<BuyerQuestionRepository.Move> move = BuyerQuestionRepository.takeMove(sql, done);
        if (move.isEmpty()) {
            return false;
        }
        done.add(move.get().buyer());
        take(move.get());
        return true;
    }

    private void take(BuyerQuestionRepository.Move move) {
        Set<String> sources = new HashSet<>();
        UUID after = new UUID(0, 0);
        List<ContractLine> some = List.of();
        long moved = 0;
        do {
            some = lines.ofAgency(sql, move.from(), move.state(), after, SOME);
            for (ContractLine line : some) {
                after = line.id();
                if (BuyerName.normalise(line.content().buyerName()).equals(move.normalised())) {
                    moved += take(line.id(), move);
                    sources.add(line.origin().sourceId());
                }
            }
        } while (some.size() == SOME && !stopping);
        sources.forEach(source -> tellCoverage(source, move.from()));
        BuyerQuestionRepository.moved(sql, move.buyer(), moved);
        if (!stopping) {
            BuyerQuestionRepository.arrived(sql, move);
        }
    }

    private int take(UUID id, BuyerQuestionRepository.Move move) {
        Optional<ContractLine> line = lines.lock(sql, id);
        if (line.isEmpty() || !line.get().agencyId().equals(move.from())) {
            return 0;
        }
        outbox.append(lines.giveTo(sql, line.get(), move.to()).message());
        return 1;
    }

    private void tellCoverage(String source, UUID left) {
        List<Coverage> changed = CoverageRepository.countAfterMove(sql, source, left, clock.instant());
        changed.forEach(one -> outbox.append("coverage", one.key(), "coverage.changed.v1", one));
    }
}
