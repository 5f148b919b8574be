package org.sightline.inventory.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.ManyDevices;
import org.sightline.inventory.history.FieldChange;
import org.sightline.inventory.intake.DeviceFile;
import org.sightline.inventory.intake.Judged;
import org.sightline.inventory.intake.Reject;
import org.sightline.kit.copy.BinaryCopy;
import org.sightline.kit.copy.CopyType;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The rows of device lists, and what was applied of them. Works in the caller's transaction. */
@ApplicationScoped
class RowRepository {

    private static final String ROWS = "device_list_row";

    private static final BinaryCopy<CheckedRow> COPY = new BinaryCopy<>(List.of(
            new BinaryCopy.Column<>("list_id", CopyType.UUID, CheckedRow::listId),
            new BinaryCopy.Column<>("agency_id", CopyType.UUID, CheckedRow::agencyId),
            new BinaryCopy.Column<>("row", CopyType.INT4, CheckedRow::row),
            new BinaryCopy.Column<>("cells", CopyType.TEXT, row -> Json.write(row.cells())),
            new BinaryCopy.Column<>("what", CopyType.TEXT, row -> row.what().word()),
            new BinaryCopy.Column<>("device_id", CopyType.UUID, CheckedRow::deviceId),
            new BinaryCopy.Column<>("device_version", CopyType.INT8, CheckedRow::deviceVersion),
            new BinaryCopy.Column<>("label", CopyType.TEXT, CheckedRow::label),
            new BinaryCopy.Column<>("serial_key", CopyType.TEXT, row -> row.key("serial")),
            new BinaryCopy.Column<>("mac", CopyType.TEXT, row -> row.key("mac")),
            new BinaryCopy.Column<>("tag_key", CopyType.TEXT, row -> row.key("tag")),
            new BinaryCopy.Column<>("zeros_key", CopyType.TEXT, row -> row.key("zeros")),
            new BinaryCopy.Column<>("bulk_key", CopyType.TEXT, row -> row.key("bulk")),
            new BinaryCopy.Column<>("before", CopyType.TEXT, CheckedRow::before),
            new BinaryCopy.Column<>("after", CopyType.TEXT, CheckedRow::after),
            new BinaryCopy.Column<>("fields", CopyType.TEXT, row -> json(row.fields())),
            new BinaryCopy.Column<>(
                    "rejects", CopyType.TEXT, row -> json(row.judged().rejects()))));

    private static final BinaryCopy<Note> NOTES = new BinaryCopy<>(List.of(
            new BinaryCopy.Column<>(
                    "list_id", CopyType.UUID, note -> note.list().id()),
            new BinaryCopy.Column<>(
                    "agency_id", CopyType.UUID, note -> note.list().agencyId()),
            new BinaryCopy.Column<>("row", CopyType.INT4, Note::row),
            new BinaryCopy.Column<>(
                    "device_id", CopyType.UUID, note -> note.changed().id()),
            new BinaryCopy.Column<>(
                    "device_version", CopyType.INT8, note -> note.changed().version())));

    /**
     * Of rows that share what identifies a device, one that says what is registered counts, else the first: so a row that
     * was applied is never displaced by another when the list is sent again.
     *
     * <p>Rows that say what is registered share an identifier with each other only where they mean the same device, because an
     * identifier is registered once. So where no row says anything new, only the devices are compared; what was seen on a
     * network may name a tag that is not registered, and is compared in full.
     */
    private static final String DOUBLED = """
        with r as (
            select row, what <> 'unchanged' as news, serial_key, mac, tag_key, zeros_key, bulk_key, device_id
            from device_list_row where list_id = :list and what <> 'rejected'
        ), n as (
            select * from r where :discovered or exists (select from r where news)
        ), d as (
            select row, first_value(row) over (partition by serial_key order by news, row) as first from n
            where serial_key is not null
            union all select row, first_value(row) over (partition by mac order by news, row) from n where mac is not null
            union all select row, first_value(row) over (partition by tag_key order by news, row) from n
                where tag_key is not null
            union all select row, first_value(row) over (partition by device_id order by news, row) from r
                where device_id is not null
            union all select row, first_value(row) over (partition by bulk_key order by news, row) from n
                where bulk_key is not null and device_id is null
            union all select row, first_value(row) over (partition by zeros_key order by news, row) from n
                where zeros_key is not null and mac is null and device_id is null
        ), doubled as (
            select row, min(first) as first from d where first <> row group by row
        )
        select o.row, o.first, (select label from device_list_row f where f.list_id = :list and f.row = o.first) as label
        from doubled o order by o.row\
        """;

    /**
     * A difference of two sets, and no join: right after a list was checked the database knows nothing of its rows, and
     * compared each device with each row.
     */
    private static final String ABSENT = """
        (select d.id from device d
            where d.agency_id = :agency and not d.withdrawn and d.status in ('INSTALLED', 'IN_STOCK')
        except
        select r.device_id from device_list_row r where r.list_id = :list and r.device_id is not null) absent
        """;

    private record Doubled(int row, int first, String label) {}

    private final Sql sql;

    RowRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * From here to the end of the transaction each statement is planned for the tables as they are, and sorts a whole list
     * in memory. A plan that a connection made while the register was empty is kept by it, and looks at every device for
     * every row.
     */
    void planAfresh() {
        sql.query("set local plan_cache_mode = force_custom_plan").change();
        sql.query("set local work_mem = '48MB'").change();
    }

    /** Adds the first rows of a list. */
    void add(Collection<CheckedRow> rows) {
        COPY.stagedAgain(sql, ROWS, "checked", rows);
    }

    /** Keeps rows, in the place of those of the same number that were there. */
    void keep(Collection<CheckedRow> rows) {
        COPY.stagedOver(sql, ROWS, "checked", "list_id, row", rows);
    }

    /** Rejects each row that describes a device which another row describes that counts. */
    void rejectDoubled(DeviceList checked) {
        UUID list = checked.id();
        List<Doubled> doubled = sql.query(DOUBLED)
                .with("list", list)
                .with("discovered", checked.discovered())
                .list(row -> new Doubled(row.integer("row"), row.integer("first"), row.requiredText("label")));
        sql.batch(
                """
                update device_list_row set what = 'rejected', fields = '[]', after = null, rejects = :rejects
                where list_id = :list and row = :row\
                """,
                doubled,
                (parameters, one) -> parameters
                        .with("list", list)
                        .with("row", one.row())
                        .with("rejects", Json.write(List.of(Judged.doubled(one.row(), one.first(), one.label())))));
    }

    /** What the rows of a list would do. */
    DeviceList.Counts counts(UUID list, UUID agency) {
        return sql.query("""
                        select count(*) as rows, count(*) filter (where what = 'new') as added,
                            count(*) filter (where what = 'changed') as changed,
                            count(*) filter (where what = 'unchanged') as unchanged,
                            count(*) filter (where what = 'rejected') as rejected
                        from device_list_row where list_id = :list\
                        """)
                .with("list", list)
                .one(row -> new DeviceList.Counts(
                        row.integer("rows"),
                        row.integer("added"),
                        row.integer("changed"),
                        row.integer("unchanged"),
                        row.integer("rejected"),
                        absent(list, agency)));
    }

    private int absent(UUID list, UUID agency) {
        return (int) sql.query("select count(*) from " + ABSENT)
                .with("list", list)
                .with("agency", agency)
                .number();
    }

    /**
     * A place in the devices that a list does not have.
     *
     * @param place where it is, for sorting
     */
    record Absent(UUID id, String place) {}

    /** Devices in use that a list does not have, by place, after one of them. */
    List<Absent> absent(DeviceList list, String place, UUID id, int most) {
        return sql.query("select d.id, d.place from " + ABSENT + """
                        join device d on d.id = absent.id
                        where (d.place, d.id) > (:place, cast(:id as uuid)) order by d.place, d.id limit :most
                        """)
                .with("list", list.id())
                .with("agency", list.agencyId())
                .with("place", place)
                .with("id", id)
                .with("most", most)
                .list(row -> new Absent(row.requiredUuid("id"), row.requiredText("place")));
    }

    /** Reads the cells of every row. */
    void each(UUID list, DeviceFile.Rows rows) {
        sql.query("select row, cells from device_list_row where list_id = :list order by row")
                .with("list", list)
                .each(row -> rows.row(row.integer("row"), cells(row)));
    }

    /** Reads the cells of the rows that the correction of one row may concern: those that another row describes. */
    void eachDoubled(UUID list, int corrected, DeviceFile.Rows rows) {
        sql.query("""
                        select row, cells from device_list_row
                        where list_id = :list and row <> :row and what = 'rejected' and rejects like '%"double-row"%'
                        order by row\
                        """).with("list", list).with("row", corrected).list(row -> {
            rows.row(row.integer("row"), cells(row));
            return true;
        });
    }

    /** Most rows have nothing to say here. */
    private static String json(List<?> some) {
        return some.isEmpty() ? "[]" : Json.write(some);
    }

    private static String[] cells(Row row) {
        return Json.read(row.requiredText("cells"), String[].class);
    }

    /** Rows of a list in their order, after one of them; null for every outcome. */
    List<ListRow> rows(UUID list, @Nullable RowOutcome what, int after, int most) {
        return sql.query("""
                        select row, what, device_id, label, cells, fields, rejects from device_list_row
                        where list_id = :list and row > :after and (cast(:what as text) is null or what = :what)
                        order by row limit :most\
                        """)
                .with("list", list)
                .with("what", what == null ? null : what.word())
                .with("after", after)
                .with("most", most)
                .list(RowRepository::shown);
    }

    private static ListRow shown(Row row) {
        return new ListRow(
                row.integer("row"),
                RowOutcome.of(row.requiredText("what")),
                row.uuid("device_id"),
                row.requiredText("label"),
                List.of(cells(row)),
                List.of(Json.read(row.requiredText("fields"), FieldChange[].class)),
                List.of(Json.read(row.requiredText("rejects"), Reject[].class)));
    }

    /** A row that can be applied, or that was. */
    record Step(int row, ManyDevices.Wanted wanted, boolean isNew) {}

    /** Gives the rows to apply, in their order. */
    void eachToApply(UUID list, Collection<String> outcomes, Collection<Integer> leftOut, Consumer<Step> steps) {
        sql.query("""
                        select row, what, device_id, after as details from device_list_row
                        where list_id = :list and what = any (:outcomes)
                            and not (row = any (cast(:leftOut as integer[])))
                        order by row\
                        """)
                .with("list", list)
                .with("outcomes", outcomes)
                .with("leftOut", leftOut)
                .each(row -> steps.accept(step(row)));
    }

    /** Gives the rows that were applied, in their order, with the devices as they were before. */
    void eachApplied(UUID list, Consumer<Step> steps) {
        sql.query("""
                        select c.row, r.what, c.device_id, r.before as details
                        from device_list_change c join device_list_row r on r.list_id = c.list_id and r.row = c.row
                        where c.list_id = :list order by c.row\
                        """).with("list", list).each(row -> steps.accept(step(row)));
    }

    private static Step step(Row row) {
        boolean isNew = row.requiredText("what").equals(RowOutcome.NEW.word());
        String details = row.text("details");
        DeviceDetails wanted = details == null ? DeviceDetails.NOTHING : Json.read(details, DeviceDetails.class);
        return new Step(row.integer("row"), new ManyDevices.Wanted(row.uuid("device_id"), wanted), isNew);
    }

    private record Note(DeviceList list, int row, ManyDevices.Changed changed) {}

    /** Notes what was applied. */
    void note(DeviceList list, List<Step> steps, List<ManyDevices.Changed> changed) {
        List<Note> notes = IntStream.range(0, steps.size())
                .mapToObj(i -> new Note(list, steps.get(i).row(), changed.get(i)))
                .toList();
        NOTES.stagedAgain(sql, "device_list_change", "applied", notes);
    }

    /** How many devices that a list added or changed were changed since. */
    long changedSince(UUID list) {
        return sql.query("""
                        select count(*) from device_list_change c join device d on d.id = c.device_id
                        where c.list_id = :list and (d.version <> c.device_version or d.agency_id <> c.agency_id)\
                        """).with("list", list).number();
    }
}
