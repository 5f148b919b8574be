package org.sightline.gateway.column;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.column.Wanted.Body;
import org.sightline.gateway.column.Wanted.Days;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.view.Conditions;
import org.sightline.gateway.view.Scope;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Counts purchases in columns that it holds in memory. Before each answer it reads what changed in the table since the last
 * one, so an answer is never older than its question. It answers those who read all agencies and nobody else; and where it
 * has not read everything yet, or there is too much, it says so and the database answers.
 */
@ApplicationScoped
public class PurchaseColumns {

    private static final Logger LOG = Logger.getLogger(PurchaseColumns.class);
    private static final RowScope JOB = RowScope.job("columns");

    /** What is gone is noted for a day; who has not read for half of it reads everything again. */
    private static final Duration LONGEST_UNREAD = Duration.ofHours(12);

    /** How long it is left alone after it was too much, and after it could not be read. */
    private static final Duration UNTIL_THERE_MAY_BE_LESS = Duration.ofMinutes(10);

    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(30);

    /** Two million purchases take longer to read than transactions usually may. */
    private static final int SECONDS_TO_LOAD = 600;

    private final Sql sql;
    private final ColumnReader reader;
    private final Scope scope;
    private final Clock clock;
    private final boolean on;

    /** Held by whoever reads what changed. Never waited for by somebody who holds {@link #rows}. */
    private final ReentrantLock reading = new ReentrantLock();
    /** Held shared by whoever counts, and alone by whoever changes rows. */
    private final ReadWriteLock rows = new ReentrantReadWriteLock();

    /** How many readings have begun, and which of them was the last to end. */
    private final AtomicLong begun = new AtomicLong();

    private long ended;
    private volatile @Nullable Loaded loaded;
    private volatile Instant nextTry = Instant.MIN;

    PurchaseColumns(
            Sql sql,
            ColumnReader reader,
            Scope scope,
            Clock clock,
            @ConfigProperty(name = "sightline.views.columns", defaultValue = "true") boolean on) {
        this.sql = sql;
        this.reader = reader;
        this.scope = scope;
        this.clock = clock;
        this.on = on;
    }

    /**
     * The columns, and as of when they are.
     *
     * @param moment what changed until then is in them
     * @param at when they were read
     */
    private record Loaded(CountedColumns columns, ColumnReader.Moment moment, Instant at) {}

    /** What is found out by looking at the rows. */
    private interface Look<T> {
        T at(CountedColumns columns, Wanted wanted, List<Body> bodies);
    }

    /**
     * The counts of the overview of what a filter asks for, as of now.
     *
     * @param filter is settled
     * @param mostVendors of those with the most agencies
     * @return empty where the database has to answer: for callers of agencies always
     * @throws org.sightline.kit.problem.Problem 404 where there is no such agency, 422 where a filter is not understood
     */
    public Optional<Counted> count(Caller caller, PurchaseFilter filter, int mostVendors) {
        return look(caller, filter, Days.of(filter, filter.countedSince()), true, (columns, wanted, bodies) -> {
            Pass pass = new Pass(columns, wanted).run();
            return Breakdowns.of(columns, pass, bodies, mostVendors);
        });
    }

    /**
     * The counts of each agency of what a filter asks for, as of now.
     *
     * @param first none before this day, whatever the filter says; null for no such day
     * @return as {@link #count}
     */
    public Optional<CountedByAgency> byAgency(Caller caller, PurchaseFilter filter, @Nullable LocalDate first) {
        boolean noticed = filter.afterNotice != null;
        return look(
                caller,
                filter,
                Days.of(filter, first),
                noticed,
                (columns, wanted, bodies) -> CountedByAgency.of(columns, wanted));
    }

    private <T> Optional<T> look(Caller caller, PurchaseFilter filter, Days days, boolean noticed, Look<T> look) {
        if (!caller.readsAll() || !on || !keep()) {
            return Optional.empty();
        }
        Conditions places = filter.places(scope.of(caller, filter.agencyId, "k.id"), "k.id");
        rows.readLock().lock();
        try {
            Loaded now = loaded;
            if (now == null) {
                return Optional.empty();
            }
            CountedColumns columns = now.columns();
            List<Body> bodies = reader.bodies(columns.agencies.keys(), places, noticed);
            Wanted wanted = new Wanted(columns, filter, vendor(columns, filter.vendor), bodies, days);
            return Optional.of(look.at(columns, wanted, bodies));
        } finally {
            rows.readLock().unlock();
        }
    }

    private int vendor(CountedColumns columns, @Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return Wanted.ANY;
        }
        if (asked.equals(PurchaseFilter.UNKNOWN)) {
            return columns.vendors.find("");
        }
        String key = reader.vendorKey(asked);
        return key == null ? Codes.NONE : columns.vendors.find(key);
    }

    /** Loads everything where it is not loaded, or reads what changed. In transactions of its own. */
    void refresh() {
        if (!on) {
            return;
        }
        sql.as(JOB, () -> {
            if (loaded == null) {
                load();
            } else {
                sql.inTransaction(() -> {
                    keep();
                });
            }
        });
    }

    /** How many purchases are held; none where the database answers. */
    int held() {
        Loaded now = loaded;
        return now == null ? 0 : now.columns().size();
    }

    /** Deletes what was noted as gone long ago. */
    void forgetGone() {
        sql.as(
                JOB,
                () -> sql.query("delete from counted_gone where gone_at < :oldest")
                        .with("oldest", clock.instant().minus(LONGEST_UNREAD.multipliedBy(2)))
                        .change());
    }

    /**
     * Reads what changed, in the running transaction; one at a time. Whoever waited for a reading that began after they came
     * needs none of their own.
     *
     * @return false where nothing is loaded, so that the database has to answer
     */
    private boolean keep() {
        if (loaded == null) {
            return false;
        }
        long came = begun.get();
        reading.lock();
        try {
            if (ended <= came) {
                long number = begun.incrementAndGet();
                // All rows, whoever asks: a reading that saw less would be taken for one that saw everything.
                sql.as(JOB, this::read);
                ended = number;
            }
            return loaded != null;
        } finally {
            reading.unlock();
        }
    }

    private void read() {
        Loaded before = loaded;
        if (before == null) {
            return;
        }
        Instant now = clock.instant();
        if (Duration.between(before.at(), now).compareTo(LONGEST_UNREAD) > 0) {
            forget("They were not read for long");
            return;
        }
        boolean[] fits = {true};
        ColumnReader.Moment moment =
                reader.since(before.moment(), changes -> fits[0] &= take(before.columns(), changes));
        if (moment.epoch() != before.moment().epoch()) {
            forget("The view is built again");
        } else if (fits[0]) {
            loaded = new Loaded(before.columns(), moment, now);
        } else {
            forget("There are too many");
            nextTry = now.plus(UNTIL_THERE_MAY_BE_LESS);
        }
    }

    /** Takes a portion of what changed; says whether it fits. */
    private boolean take(CountedColumns columns, ColumnReader.Changes changes) {
        if (changes.present().isEmpty() && changes.gone().isEmpty()) {
            return true;
        }
        rows.writeLock().lock();
        try {
            if (!changes.first() || !changes.last()) {
                // Until all portions are taken they are what never held together, and the database answers.
                loaded = null;
            }
            changes.gone().forEach(columns::remove);
            boolean fits = changes.present().stream().allMatch(columns::put);
            if (!fits) {
                loaded = null;
            }
            return fits;
        } finally {
            rows.writeLock().unlock();
        }
    }

    private void forget(String why) {
        LOG.infof("The columns of counted purchases are forgotten, and the database answers: %s", why);
        loaded = null;
    }

    /** Nobody waits for it: the database answers until it is done. Whoever reads what changed has no need of it. */
    private void load() {
        Instant now = clock.instant();
        if (now.isBefore(nextTry) || !reading.tryLock()) {
            return;
        }
        try {
            if (loaded == null) {
                nextTry = now.plus(UNTIL_THE_NEXT_TRY);
                loaded = QuarkusTransaction.requiringNew()
                        .timeout(SECONDS_TO_LOAD)
                        .call(this::all)
                        .orElse(null);
                nextTry = loaded == null ? now.plus(UNTIL_THERE_MAY_BE_LESS) : Instant.MIN;
            }
        } finally {
            reading.unlock();
        }
    }

    private Optional<Loaded> all() {
        if (reader.moreThan(CountedColumns.MOST_PURCHASES)) {
            LOG.infof("The database counts purchases: there are more than %d", CountedColumns.MOST_PURCHASES);
            return Optional.empty();
        }
        Instant began = clock.instant();
        ColumnReader.Moment moment = reader.moment();
        CountedColumns columns = new CountedColumns();
        boolean[] fits = {true};
        reader.all(purchase -> fits[0] &= columns.put(purchase));
        LOG.infof(
                "Columns of %d counted purchases take %d KB (read in %s)",
                columns.size(), columns.bytes() >> 10, Duration.between(began, clock.instant()));
        return fits[0] ? Optional.of(new Loaded(columns, moment, began)) : Optional.empty();
    }
}
