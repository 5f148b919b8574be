package org.sightline.inventory.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.history.Origin;
import org.sightline.inventory.intake.Columns;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The device lists that were sent, and what people said that headers mean. Works in the caller's transaction. */
@ApplicationScoped
class ListRepository {

    private static final String SELECT = """
        select l.*, (select s.id from device_list s where s.agency_id = l.agency_id and s.sha256 = l.sha256
                and s.status = 'applied' and s.id <> l.id and s.sent_at <= l.sent_at
                order by s.sent_at desc limit 1) as same_as
        from device_list l
        """;

    private final Sql sql;

    ListRepository(Sql sql) {
        this.sql = sql;
    }

    void add(DeviceList list) {
        sql.query("""
                        insert into device_list (id, agency_id, version, status, filename, sha256, format, discovered, headers,
                          columns,
                          register, rows, added, changed, unchanged, rejected, absent, sent_by, sent_at, checked_at)
                        values (:id, :agency, :version, :status, :filename, :sha256, :format, :discovered, cast(:headers as jsonb),
                          cast(:columns as jsonb), :register, 0, 0, 0, 0, 0, 0, :person, :at, :at)\
                        """)
                .with("id", list.id())
                .with("agency", list.agencyId())
                .with("version", list.version())
                .with("status", list.status().word())
                .with("filename", list.filename())
                .with("sha256", list.sha256())
                .with("format", list.format())
                .with("discovered", list.discovered())
                .with("headers", Json.write(list.headers()))
                .with("columns", Json.write(list.columns()))
                .with("register", list.register())
                .with("person", list.sentBy())
                .with("at", list.sentAt())
                .change();
    }

    /** Notes what a check found. */
    void checked(DeviceList list, List<Columns.Header> columns, String register, DeviceList.Counts counts, Instant at) {
        sql.query("""
                        update device_list set version = :version, columns = cast(:columns as jsonb), register = :register,
                          rows = :rows, added = :added, changed = :changed, unchanged = :unchanged, rejected = :rejected,
                          absent = :absent, checked_at = :at
                        where id = :id\
                        """)
                .with("id", list.id())
                .with("version", list.version() + 1)
                .with("columns", Json.write(columns))
                .with("register", register)
                .with("rows", counts.rows())
                .with("added", counts.added())
                .with("changed", counts.changed())
                .with("unchanged", counts.unchanged())
                .with("rejected", counts.rejected())
                .with("absent", counts.absent())
                .with("at", at)
                .change();
    }

    void applied(DeviceList list, int rows, Origin origin) {
        sql.query("""
                        update device_list set version = version + 1, status = 'applied', applied_by = :person,
                          applied_at = :at, applied_rows = :rows
                        where id = :id\
                        """)
                .with("id", list.id())
                .with("person", origin.person())
                .with("at", origin.at())
                .with("rows", rows)
                .change();
    }

    void undone(DeviceList list, String reason, Origin origin) {
        sql.query("""
                        update device_list set version = version + 1, status = 'undone', undone_by = :person,
                          undone_at = :at, undone_reason = :reason
                        where id = :id\
                        """)
                .with("id", list.id())
                .with("person", origin.person())
                .with("at", origin.at())
                .with("reason", reason)
                .change();
    }

    Optional<DeviceList> of(UUID agency, UUID id) {
        return sql.query(SELECT + " where l.agency_id = :agency and l.id = :id")
                .with("agency", agency)
                .with("id", id)
                .first(ListRepository::read);
    }

    /** As {@link #of}; nobody else changes the list until the transaction ends. */
    Optional<DeviceList> lock(UUID agency, UUID id) {
        sql.query("select 1 from device_list where agency_id = :agency and id = :id for update")
                .with("agency", agency)
                .with("id", id)
                .exists();
        return of(agency, id);
    }

    /** The latest first, after one of them. */
    List<DeviceList> latest(UUID agency, @Nullable Instant before, @Nullable UUID id, int most) {
        return sql.query(SELECT + """
                         where l.agency_id = :agency
                          and (cast(:before as timestamptz) is null or (l.sent_at, l.id) < (:before, cast(:id as uuid)))
                        order by l.sent_at desc, l.id desc limit :most\
                        """)
                .with("agency", agency)
                .with("before", before)
                .with("id", id)
                .with("most", most)
                .list(ListRepository::read);
    }

    private static DeviceList read(Row row) {
        return new DeviceList(
                row.requiredUuid("id"),
                row.requiredUuid("agency_id"),
                row.number("version"),
                ListStatus.of(row.requiredText("status")),
                row.text("filename"),
                row.requiredText("sha256"),
                row.requiredText("format"),
                row.flag("discovered"),
                List.of(Json.read(row.requiredText("headers"), String[].class)),
                List.of(Json.read(row.requiredText("columns"), Columns.Header[].class)),
                row.requiredText("register"),
                new DeviceList.Counts(
                        row.integer("rows"),
                        row.integer("added"),
                        row.integer("changed"),
                        row.integer("unchanged"),
                        row.integer("rejected"),
                        row.integer("absent")),
                row.requiredText("sent_by"),
                row.requiredInstant("sent_at"),
                row.requiredInstant("checked_at"),
                row.text("applied_by"),
                row.instant("applied_at"),
                row.integerOrNull("applied_rows"),
                row.text("undone_by"),
                row.instant("undone_at"),
                row.text("undone_reason"),
                row.uuid("same_as"));
    }

    /** Forgets lists that nobody applied and that were checked last before a moment. */
    long forgetBefore(Instant oldest) {
        return forget(sql.query("""
                        select id from device_list where status = 'to_review' and checked_at < :oldest
                        for update skip locked\
                        """).with("oldest", oldest).list(row -> row.requiredUuid("id")));
    }

    /**
     * Forgets the oldest lists of an agency that nobody applied, where they are too many. The latest always stays.
     *
     * @param mostRows of all that stay
     */
    long forgetBeyond(UUID agency, int most, long mostRows) {
        return forget(sql.query("""
                        select id from device_list where status = 'to_review' and id in (
                            select id from (
                                select id, row_number() over latest as place, sum(rows) over latest as rows_so_far
                                from device_list where agency_id = :agency and status = 'to_review'
                                window latest as (order by sent_at desc, id desc)) waiting
                            where place > :most or place > 1 and rows_so_far > :mostRows)
                        for update skip locked\
                        """)
                .with("agency", agency)
                .with("most", most)
                .with("mostRows", mostRows)
                .list(row -> row.requiredUuid("id")));
    }

    /** Whoever applies one of them meanwhile waits, and then does not find it. */
    private long forget(List<UUID> lists) {
        sql.batch(
                "delete from device_list_row where list_id = :id",
                lists,
                (parameters, id) -> parameters.with("id", id));
        sql.batch("delete from device_list where id = :id", lists, (parameters, id) -> parameters.with("id", id));
        return lists.size();
    }

    /** What people of the agency said that headers mean, by {@link Columns#words}. */
    Map<String, String> remembered(UUID agency) {
        Map<String, String> said = new TreeMap<>();
        sql.query("select header, field from device_list_column where agency_id = :agency")
                .with("agency", agency)
                .<@Nullable String>list(row -> {
                    String field = row.text("field");
                    return said.put(row.requiredText("header"), field == null ? Columns.IGNORE : field);
                });
        return said;
    }

    /** Remembers what a header means; {@link Columns#IGNORE} leaves it out. */
    void remember(UUID agency, String header, String field, Origin origin) {
        sql.query("""
                        insert into device_list_column (agency_id, header, field, person, at)
                        values (:agency, :header, :field, :person, :at)
                        on conflict (agency_id, header) do update
                        set field = excluded.field, person = excluded.person, at = excluded.at\
                        """)
                .with("agency", agency)
                .with("header", Columns.words(header))
                .with("field", field.equals(Columns.IGNORE) ? null : field)
                .with("person", origin.person())
                .with("at", origin.at())
                .change();
    }
}
