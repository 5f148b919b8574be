package org.sightline.matching.settlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.ContractLine;
import org.sightline.matching.held.Device;
import org.sightline.matching.held.DeviceRepository;
import org.sightline.matching.linestore.LineScan;
import org.sightline.matching.linestore.LineStore;
import org.sightline.matching.purchase.Subjects;
import org.sightline.matching.screening.DeltaScreener;
import org.sightline.matching.watchlists.WatchlistApplied;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/**
 * Brings all findings in line with a new version of the watchlist: reads every stored line, and settles again only those
 * that the change touches. One instance works at a time, a part of the lines in each transaction; its progress is stored,
 * so a restart goes on where the work stopped.
 */
@ApplicationScoped
public class Rescreening {

    private static final Logger LOG = Logger.getLogger(Rescreening.class);
    private static final int LINES_AT_A_TIME = 500;
    /** To settle a few lines takes nearly as long as to settle many, so it is not done after each part that was read. */
    private static final int LINES_IN_A_TRANSACTION = 500_000;

    private static final int TRANSACTION_SECONDS = 1800;
    private static final RowScope JOB = RowScope.job("rescreening");
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RescreeningRepository progress;
    private final LineStore lines;
    private final DeviceRepository devices;
    private final FindingRepository findings;
    private final Settlement settlement;
    private final DismissalMemory memory;
    private final Watchlists lists;
    private final Clock clock;
    private final Event<WatchlistApplied> applied;
    private @Nullable Step step;
    private final Sql sql;
    private volatile boolean stopping;

    Rescreening(
            RescreeningRepository progress,
            LineStore lines,
            DeviceRepository devices,
            FindingRepository findings,
            Settlement settlement,
            DismissalMemory memory,
            Watchlists lists,
            Sql sql,
            Clock clock,
            Event<WatchlistApplied> applied) {
        this.progress = progress;
        this.lines = lines;
        this.devices = devices;
        this.findings = findings;
        this.settlement = settlement;
        this.memory = memory;
        this.lists = lists;
        this.sql = sql;
        this.clock = clock;
        this.applied = applied;
    }

    /** What the step to a version changes. */
    private record Step(int version, DeltaScreener delta) {}

    /**
     * What would happen if another list took the place of the one in force.
     *
     * @param findingsOpened that would be new
     * @param findingsWithdrawn that would no longer hold
     * @param findingsChanged that would say something else
     * @param agencies that have any of these
     * @param decisionsLapsed decisions "not a match" that would be void
     * @param linesExamined of how many stored lines and devices this was found
     * @param findings the first hundred of them, by name; null for whoever does not read findings
     */
    @Schema(name = "WatchlistSimulation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Simulation(
            int findingsOpened,
            int findingsWithdrawn,
            int findingsChanged,
            int agencies,
            int decisionsLapsed,
            long linesExamined,
            @Nullable List<Effects.Effect> findings) {

        /** The numbers alone. */
        public Simulation unnamed() {
            return new Simulation(
                    findingsOpened, findingsWithdrawn, findingsChanged, agencies, decisionsLapsed, linesExamined, null);
        }
    }

    /** Where the screening for a version is. */
    @Schema(name = "RescreeningState")
    public enum State {
        /** There was nothing to do. */
        NONE,
        RUNNING,
        DONE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far the screening for a version is.
     *
     * @param percent 0 to 100
     * @param examined lines looked at
     * @param touched lines settled again
     * @param opened findings that are new
     * @param withdrawn findings that no longer hold
     */
    @Schema(name = "RescreeningProgress")
    public record Progress(State state, int percent, long examined, long touched, long opened, long withdrawn) {

        static final Progress NONE = new Progress(State.NONE, 100, 0, 0, 0, 0);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Tries another list on everything stored; changes nothing. */
    public Simulation simulate(WatchlistInForce present, WatchlistInForce next) {
        DeltaScreener delta = DeltaScreener.between(present.watchlist(), next.watchlist());
        Effects effects = Effects.none();
        long examined = 0;
        LineScan.Extent extent = inTransaction(lines.scan()::extent);
        long end = delta.touchesNothing() ? 0 : extent.end();
        for (long place = 0; place < end; ) {
            long from = place;
            LineScan.Found found = inTransaction(() -> lines.scan().find(extent, from, delta::touches));
            examined += found.examined();
            for (List<UUID> some : inParts(found.ids())) {
                effects.add(DryRun.undone(() -> settle(some, next, "Simulation")));
            }
            for (List<ContractLine> some : inParts(found.bundled())) {
                effects.add(DryRun.undone(() -> settle(lines.scan().giveRows(some), next, "Simulation")));
            }
            place = found.next();
        }
        if (!delta.touchesNothing()) {
            examined += devices(
                    delta,
                    (last, most) -> inTransaction(() -> devices.after(last, most)),
                    some -> effects.add(DryRun.undone(() -> settlement.devicesAgain(some, next, "Simulation"))));
        }
        int lapsed = inTransaction(() -> lapsed(next).size());
        return new Simulation(
                effects.opened().size(),
                effects.withdrawn().size(),
                effects.changed().size(),
                effects.agencies().size(),
                lapsed,
                examined,
                effects.named());
    }

    /** Gives the devices that a change can touch to the work, some at a time; answers how many were looked at. */
    private static long devices(
            DeltaScreener delta, BiFunction<@Nullable UUID, Integer, List<Device>> read, Consumer<List<Device>> work) {
        long seen = 0;
        List<Device> some = read.apply(null, LINES_AT_A_TIME);
        while (!some.isEmpty()) {
            List<Device> touched = some.stream()
                    .filter(device -> delta.touches(Subjects.subject(device)))
                    .toList();
            if (!touched.isEmpty()) {
                work.accept(touched);
            }
            seen += some.size();
            some = read.apply(some.getLast().id(), LINES_AT_A_TIME);
        }
        return seen;
    }

    private Effects settle(Collection<UUID> ids, WatchlistInForce list, String cause) {
        return settlement.linesAgain(new HashSet<>(ids), list, cause);
    }

    /** A decision "not a match" that a list makes void. */
    private record Lapsed(Finding finding, String why) {}

    private List<Lapsed> lapsed(WatchlistInForce list) {
        List<Lapsed> lapsed = new ArrayList<>();
        List<Finding> some = findings.decidedNoMatch(BEFORE_ALL, LINES_AT_A_TIME);
        while (!some.isEmpty()) {
            for (Finding finding : some) {
                String why = DismissalMemory.lapse(finding, finding.content(), list);
                if (why != null) {
                    lapsed.add(new Lapsed(finding, why));
                }
            }
            some = findings.decidedNoMatch(some.getLast().id(), LINES_AT_A_TIME);
        }
        return lapsed;
    }

    private void reopenLapsed(WatchlistInForce list) {
        Instant now = clock.instant();
        List<FindingChange> changes = new ArrayList<>();
        for (Lapsed lapsed : lapsed(list)) {
            changes.add(FindingChange.of(lapsed.finding()).reopen(lapsed.why(), now));
            memory.revoke(lapsed.finding().id(), now);
        }
        findings.store(changes, now);
    }

    /** A version was put in force in the running transaction: what it can touch is screened again in the background. */
    public void begin(int version) {
        progress.begin(version, lines.scan().extent());
    }

    /** How far the screening for a version is. */
    public Progress progress(int version) {
        return progress.progress(version);
    }

    /** Works off what is unfinished, the oldest version first. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (!stopping && sql.as(JOB, () -> inTransaction(this::next))) {
                LOG.debug("Screening again: a part is done, there is more");
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Screening again waits; it goes on where it stopped: %s", failed.getMessage());
        }
    }

    /** Does one part in the running transaction; false where there is nothing to do, or another instance does it. */
    private boolean next() {
        Optional<RescreeningRepository.Open> open = progress.lockOldest();
        open.ifPresent(this::next);
        return open.isPresent();
    }

    private void next(RescreeningRepository.Open open) {
        WatchlistInForce list = lists.hold();
        String cause = WatchlistApplied.cause(list.watchlist().version());
        if (open.next() < 0) {
            devicesAndDecisions(open, list, cause);
        } else {
            lines(open, list, cause);
        }
        progress.tell().ifPresent(applied::fire);
        FaultPoint.reached("rescreening.before-commit", FaultPoint.Failure.DATABASE);
    }

    private void devicesAndDecisions(RescreeningRepository.Open open, WatchlistInForce list, String cause) {
        reopenLapsed(list);
        Effects effects = Effects.none();
        DeltaScreener delta = delta(open.version());
        boolean last = delta.touchesNothing();
        if (!last) {
            devices(delta, devices::after, some -> effects.add(settlement.devicesAgain(some, list, cause)));
        }
        progress.advance(open.version(), new RescreeningRepository.Part(0, 0, 0, last), effects);
    }

    private void lines(RescreeningRepository.Open open, WatchlistInForce list, String cause) {
        LineScan.Extent extent = open.extent();
        LineScan.Found found = LineScan.Found.nothing(open.next());
        while (found.next() < extent.end()
                && found.touched() < LINES_AT_A_TIME
                && found.examined() < LINES_IN_A_TRANSACTION) {
            found = found.and(lines.scan().findTogether(extent, found.next(), delta(open.version())::touches));
        }
        Effects effects = Effects.none();
        inParts(found.ids()).forEach(some -> effects.add(settle(some, list, cause)));
        inParts(found.bundled()).forEach(some -> effects.add(settle(lines.scan().giveRows(some), list, cause)));
        progress.advance(
                open.version(),
                new RescreeningRepository.Part(
                        found.next(), found.examined(), found.touched(), found.next() >= extent.end()),
                effects);
    }

    /** The change that a version made; that of the last version asked for is kept. */
    private DeltaScreener delta(int version) {
        Step kept = step;
        if (kept == null || kept.version() != version) {
            kept = new Step(
                    version,
                    DeltaScreener.between(
                            lists.version(version - 1).watchlist(),
                            lists.version(version).watchlist()));
            step = kept;
        }
        return kept.delta();
    }

    private static <T> List<List<T>> inParts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += LINES_AT_A_TIME) {
            parts.add(all.subList(i, Math.min(all.size(), i + LINES_AT_A_TIME)));
        }
        return parts;
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(work);
    }
}
