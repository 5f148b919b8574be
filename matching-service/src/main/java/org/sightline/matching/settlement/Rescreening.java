package org.sightline.matching.settlement;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.sightline.matching.finding.DismissalMemory;
import org.sightline.matching.finding.Finding;
import org.sightline.matching.finding.FindingChange;
import org.sightline.matching.finding.FindingRepository;
import org.sightline.matching.held.Device;
import org.sightline.matching.held.DeviceRepository;
import org.sightline.matching.held.LineRepository;
import org.sightline.matching.held.LineScan;
import org.sightline.matching.screening.DeltaScreener;
import org.sightline.matching.watchlists.ListEffects;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/**
 * Brings all findings in line with a new version of the list: reads every stored line, and settles again only those that
 * the change touches. One instance works at a time, a range of blocks in each transaction; how far it is stands in the
 * database, so a restart goes on where it stopped.
 */
@ApplicationScoped
public class Rescreening implements ListEffects {

    private static final Logger LOG = Logger.getLogger(Rescreening.class);
    private static final long BLOCKS_AT_A_TIME = 4096;
    private static final int LINES_AT_A_TIME = 500;
    private static final int TRANSACTION_SECONDS = 1800;

    private final EntityManager entities;
    private final LineScan stored;
    private final LineRepository lines;
    private final DeviceRepository devices;
    private final FindingRepository findings;
    private final Settlement settlement;
    private final DismissalMemory memory;
    private final Watchlists lists;
    private final Clock clock = Clock.systemUTC();
    private DeltaScreener delta;
    private int deltaTo;
    private volatile boolean stopping;

    Rescreening(
            EntityManager entities,
            DataSource database,
            LineRepository lines,
            DeviceRepository devices,
            FindingRepository findings,
            Settlement settlement,
            DismissalMemory memory,
            Watchlists lists) {
        this.entities = entities;
        this.stored = new LineScan(database);
        this.lines = lines;
        this.devices = devices;
        this.findings = findings;
        this.settlement = settlement;
        this.memory = memory;
        this.lists = lists;
    }

    public void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public Simulation simulate(WatchlistInForce present, WatchlistInForce next) throws SQLException {
        DeltaScreener delta = DeltaScreener.between(present.watchlist(), next.watchlist());
        Settlement.Tally tally = Settlement.Tally.nothing();
        long examined = 0;
        long blocks = delta.touchesNothing() ? 0 : inTransaction(stored::blocks);
        for (long block = 0; block < blocks; block += BLOCKS_AT_A_TIME) {
            long from = block;
            LineScan.Found found = inTransaction(() -> stored.find(from, from + BLOCKS_AT_A_TIME, delta::touches));
            examined += found.examined();
            for (List<UUID> some : inParts(found.ids())) {
                tally.add(DryRun.undone(() -> settle(some, next, "Simulation")));
            }
        }
        UUID last = null;
        for (List<Device> some = devicesAfter(null); !some.isEmpty(); some = devicesAfter(last)) {
            examined += some.size();
            last = some.get(some.size() - 1).id();
            for (Device device : some) {
                tally.add(DryRun.undone(() -> settlement.device(device, next, "Simulation")));
            }
        }
        int lapsed = inTransaction(() -> lapse(next, false));
        return new Simulation(
                tally.opened().size(),
                tally.withdrawn().size(),
                tally.changed().size(),
                tally.agencies().size(),
                lapsed,
                examined);
    }

    private List<Device> devicesAfter(UUID last) {
        return inTransaction(() -> devices.after(last, LINES_AT_A_TIME));
    }

    private Settlement.Tally settle(List<UUID> ids, WatchlistInForce list, String cause) throws SQLException {
        return settlement.lines(lines.lines(ids), new HashSet<>(ids), list, cause);
    }

    /** The decisions "not a match" that the list makes void; reopens their findings where asked to. */
    private int lapse(WatchlistInForce list, boolean reopen) {
        int lapsed = 0;
        Instant now = clock.instant();
        UUID last = new UUID(0, 0);
        for (List<Finding> some = findings.decidedNoMatch(last, LINES_AT_A_TIME);
                !some.isEmpty();
                some = findings.decidedNoMatch(last, LINES_AT_A_TIME)) {
            List<FindingChange> changes = new ArrayList<>();
            for (Finding finding : some) {
                last = finding.id;
                String why = DismissalMemory.lapse(finding, finding.content, list);
                if (why != null) {
                    lapsed++;
                    FindingChange change = FindingChange.of(finding);
                    if (reopen) {
                        new FindingUpdates(null, list, memory, why, now).reopen(finding, change, why);
                        changes.add(change);
                    }
                }
            }
            findings.store(changes, now);
        }
        return lapsed;
    }

    @Override
    public void begin(int version) throws SQLException {
        entities.createNativeQuery(
                        "insert into rescreening (version, started_at, next_block, blocks, examined, touched,"
                                + " opened, withdrawn) values (?1, ?2, -1, ?3, 0, 0, 0, 0)")
                .setParameter(1, version)
                .setParameter(2, clock.instant())
                .setParameter(3, stored.blocks())
                .executeUpdate();
    }

    @Override
    public Progress progress(int version) {
        List<?> rows = entities.createNativeQuery(
                        "select finished_at is not null, next_block, blocks, examined, touched,"
                                + " opened, withdrawn from rescreening where version = ?1",
                        Tuple.class)
                .setParameter(1, version)
                .getResultList();
        if (rows.isEmpty()) {
            return new Progress("none", 100, 0, 0, 0, 0);
        }
        Tuple row = (Tuple) rows.get(0);
        boolean done = row.get(0, Boolean.class);
        long next = Math.max(0, row.get(1, Long.class));
        long blocks = Math.max(1, row.get(2, Long.class));
        return new Progress(
                done ? "done" : "running",
                done ? 100 : (int) Math.min(99, 100 * next / blocks),
                row.get(3, Long.class),
                row.get(4, Long.class),
                row.get(5, Long.class),
                row.get(6, Long.class));
    }

    /** Works off what is unfinished, the oldest version first. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void work() {
        try {
            while (!stopping && inTransaction(this::step)) {
                LOG.debug("Screening again: a part is done, there is more");
            }
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Screening again waits; it goes on where it stopped: %s", failed.getMessage());
        }
    }

    /** Does one part in the running transaction; false where there is nothing to do, or another instance does it. */
    private boolean step() throws SQLException {
        List<?> rows = entities.createNativeQuery(
                        "select version, next_block, blocks from rescreening"
                                + " where finished_at is null order by version limit 1 for update skip locked",
                        Tuple.class)
                .getResultList();
        if (rows.isEmpty()) {
            return false;
        }
        Tuple row = (Tuple) rows.get(0);
        int version = row.get(0, Integer.class);
        long block = row.get(1, Long.class);
        WatchlistInForce list = lists.hold();
        String cause = "Version " + list.watchlist().version() + " of the watchlist.";
        if (block < 0) {
            lapse(list, true);
            boolean done = delta(version).touchesNothing();
            advance(version, 0, 0, 0, done ? Settlement.Tally.nothing() : everyDevice(list, cause), done);
            return true;
        }
        long to = block + BLOCKS_AT_A_TIME;
        LineScan.Found found = stored.find(block, to, delta(version)::touches);
        Settlement.Tally tally = Settlement.Tally.nothing();
        for (List<UUID> some : inParts(found.ids())) {
            tally.add(settle(some, list, cause));
        }
        advance(version, to, found.examined(), found.ids().size(), tally, to >= row.get(2, Long.class));
        return true;
    }

    /** The step to a version; the last one asked for is kept. */
    private DeltaScreener delta(int version) {
        if (deltaTo != version) {
            delta = DeltaScreener.between(
                    lists.version(version - 1).watchlist(),
                    lists.version(version).watchlist());
            deltaTo = version;
        }
        return delta;
    }

    private Settlement.Tally everyDevice(WatchlistInForce list, String cause) throws SQLException {
        Settlement.Tally tally = Settlement.Tally.nothing();
        UUID last = null;
        for (List<Device> some = devices.after(last, LINES_AT_A_TIME);
                !some.isEmpty();
                some = devices.after(last, LINES_AT_A_TIME)) {
            for (Device device : some) {
                tally.add(settlement.device(device, list, cause));
            }
            last = some.get(some.size() - 1).id();
        }
        return tally;
    }

    private void advance(int version, long next, long examined, long touched, Settlement.Tally tally, boolean done) {
        entities.createNativeQuery("update rescreening set next_block = ?2, examined = examined + ?3,"
                        + " touched = touched + ?4, opened = opened + ?5, withdrawn = withdrawn + ?6,"
                        + " finished_at = case when ?7 then cast(?8 as timestamptz) end where version = ?1")
                .setParameter(1, version)
                .setParameter(2, next)
                .setParameter(3, examined)
                .setParameter(4, touched)
                .setParameter(5, tally.opened().size())
                .setParameter(6, tally.withdrawn().size())
                .setParameter(7, done)
                .setParameter(8, clock.instant())
                .executeUpdate();
    }

    private static List<List<UUID>> inParts(List<UUID> ids) {
        List<List<UUID>> parts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += LINES_AT_A_TIME) {
            parts.add(ids.subList(i, Math.min(ids.size(), i + LINES_AT_A_TIME)));
        }
        return parts;
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(work);
    }
}
