package org.sightline.gateway.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.column.CountedPurchase.Traits;
import org.sightline.gateway.column.Wanted.Body;
import org.sightline.gateway.view.Conditions;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** Reads from the database what the columns are made of. In the running transaction, which sees all rows. */
@ApplicationScoped
class ColumnReader {

    /** How many changes are held at once while they are read. */
    private static final int IN_A_PORTION = 5_000;

    private static final String PURCHASE =
            "f.id, f.agency_id, f.first_day, f.last_day, f.quarter, f.funds, f.recoded, f.band, f.verdict, f.maker_id,"
                    + " coalesce(f.vendor, '') as vendor, coalesce(f.item_class, 'unknown') as item, f.funding, f.quantity,"
                    + " f.amount";

    private static final String MORE_THAN =
            "select count(*) > :most as more from (select from counted_purchase limit :most + 1) few";

    private static final String MOMENT = """
        select epoch, cast(pg_current_snapshot() as text) as snapshot from counted_epoch\
        """;

    private static final String ALL = "select " + PURCHASE + " from counted_purchase f";

    /** In a row or a note that was not seen at the moment before. */
    private static final String NEW = """
        %1$s.changed >= pg_snapshot_xmin(cast(:before as pg_snapshot)) and %1$s.changed < pg_snapshot_xmax(pg_current_snapshot())
                and not pg_visible_in_snapshot(%1$s.changed, cast(:before as pg_snapshot))\
        """;

    /**
     * What changed since an earlier moment, in one statement and therefore as of one moment.
     *
     * <p>Why nothing is missed: each row has the number of the transaction that changed it last. What was seen at the moment
     * before was changed by transactions that had ended then; all others are read now, whatever their numbers are: also that
     * of one that began long before and ended only now, because the snapshot of a moment names the transactions that had not
     * ended, and xmin is the oldest of them. Each row is read as it is at this moment, so reading one twice changes nothing. A
     * row that is noted as gone counts as gone only where it is not there at this moment.
     *
     * <p>Numbers at or above xmax are of no transaction that this cluster has seen: they come with rows that were restored
     * from another one. They were read with all others at the beginning; whoever changes such a row gives it a number of here.
     */
    private static final String CHANGED = """
        select e.epoch, cast(pg_current_snapshot() as text) as snapshot, c.*
        from counted_epoch e left join (
            select %s, false as gone from counted_purchase f where %s
            union all
            select g.id, g.agency_id, null, null, null, null, null, null, null, null, null, null, null, null, null, true
            from counted_gone g
            where %s and not exists (select 1 from counted_purchase p where p.id = g.id)
        ) c on true\
        """.formatted(PURCHASE, NEW.formatted("f"), NEW.formatted("g"));

    /** Takes conditions on the agency. The county's min is by bytes, as in the statement of the overview. */
    private static final String BODIES = """
        select k.place - 1 as code, coalesce(a.kind, 'unknown') as kind, coalesce(a.state, 'unknown') as state, a.county,
            lower(a.county) as county_key, case when :noticed then (
                select min(n.notified_day) from finding n
                where n.agency_id = k.id and n.standing and n.notified_day is not null) end as notified
        from unnest(cast(:known as uuid[])) with ordinality as k (id, place) left join agency a on a.id = k.id
        where %s\
        """;

    private final Sql sql;

    ColumnReader(Sql sql) {
        this.sql = sql;
    }

    /**
     * A moment of the database.
     *
     * @param epoch another number than before: all was forgotten meanwhile
     * @param snapshot which transactions had ended, as PostgreSQL writes it
     */
    record Moment(long epoch, String snapshot) {}

    /**
     * A portion of what changed. Only all portions together are what holds at one moment.
     *
     * @param present as each purchase is now
     * @param gone ids of those that are counted no more
     * @param first whether none came before it
     * @param last whether none comes after it
     */
    record Changes(List<CountedPurchase> present, List<UUID> gone, boolean first, boolean last) {}

    boolean moreThan(int most) {
        return sql.query(MORE_THAN).with("most", most).one(row -> row.flag("more"));
    }

    /** To be read before {@link #all}: what is changed between the two is read by the next reading, if it was not yet. */
    Moment moment() {
        return sql.query(MOMENT).one(ColumnReader::moment);
    }

    void all(Consumer<CountedPurchase> consumer) {
        sql.query(ALL).each(row -> consumer.accept(purchase(row)));
    }

    /**
     * Gives what changed since an earlier moment, portion by portion, at least one; none where all was forgotten meanwhile.
     *
     * @return as of when it is
     */
    Moment since(Moment before, Consumer<Changes> consumer) {
        Portions portions = new Portions(before, consumer);
        sql.query(CHANGED).with("before", before.snapshot()).each(portions::add);
        return portions.end();
    }

    /** Puts rows together to portions. */
    private static final class Portions {

        private final Moment before;
        private final Consumer<Changes> consumer;
        private final List<CountedPurchase> present = new ArrayList<>();
        private final List<UUID> gone = new ArrayList<>();
        private boolean first = true;
        private @Nullable Moment moment;

        Portions(Moment before, Consumer<Changes> consumer) {
            this.before = before;
            this.consumer = consumer;
        }

        void add(Row row) {
            Moment now = moment == null ? moment(row) : moment;
            moment = now;
            UUID id = row.uuid("id");
            // Without an id: nothing changed.
            if (id == null || now.epoch() != before.epoch()) {
                return;
            }
            if (present.size() + gone.size() == IN_A_PORTION) {
                give(false);
            }
            if (row.flag("gone")) {
                gone.add(id);
            } else {
                present.add(purchase(row));
            }
        }

        Moment end() {
            Moment now = Objects.requireNonNull(moment, "counted_epoch is empty");
            if (now.epoch() == before.epoch()) {
                give(true);
            }
            return now;
        }

        private void give(boolean last) {
            consumer.accept(new Changes(List.copyOf(present), List.copyOf(gone), first, last));
            first = false;
            present.clear();
            gone.clear();
        }
    }

    /**
     * Those of the known agencies that are asked for, by the conditions on {@code k.id}.
     *
     * @param noticed whether it is asked when they were first told
     */
    List<Body> bodies(List<UUID> known, Conditions conditions, boolean noticed) {
        return sql.query(BODIES.formatted(conditions.sql()))
                .with(conditions.values())
                .with("known", known)
                .with("noticed", noticed)
                .list(row -> new Body(
                        row.integer("code"),
                        row.requiredText("kind"),
                        row.requiredText("state"),
                        row.text("county"),
                        row.text("county_key"),
                        day(row.day("notified"), Body.NEVER)));
    }

    /** A vendor's name as it is compared; null for one that is nobody's. */
    @Nullable
    String vendorKey(String name) {
        return sql.query("select vendor_key(:vendor) as key")
                .with("vendor", name)
                .one(row -> Optional.ofNullable(row.text("key")))
                .orElse(null);
    }

    private static Moment moment(Row row) {
        return new Moment(row.number("epoch"), row.requiredText("snapshot"));
    }

    private static CountedPurchase purchase(Row row) {
        return new CountedPurchase(
                row.requiredUuid("id"),
                row.requiredUuid("agency_id"),
                row.requiredText("vendor"),
                new Traits(
                        row.requiredText("band"),
                        row.flag("recoded"),
                        row.requiredText("verdict"),
                        row.requiredText("maker_id"),
                        row.requiredText("item"),
                        row.texts("funding"),
                        row.integer("funds")),
                day(row.day("first_day"), CountedPurchase.NO_DAY),
                day(row.day("last_day"), CountedPurchase.NO_DAY),
                row.integer("quarter"),
                row.decimal("quantity"),
                row.decimal("amount"));
    }

    private static int day(@Nullable LocalDate day, int none) {
        return day == null ? none : Math.toIntExact(day.toEpochDay());
    }
}
