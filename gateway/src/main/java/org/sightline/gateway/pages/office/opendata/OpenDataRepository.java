package org.sightline.gateway.pages.office.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.pages.agencies.agency.AgencyRow;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Row;
import org.sightline.kit.sql.Sql;

/** The switch, the editions and what an edition is made of. Works in the running transaction, in the office's scope. */
@ApplicationScoped
class OpenDataRepository {

    /** Two editions at once would take the same number. */
    private static final long ONE_EDITION = 731_688_925;

    /**
     * In one statement, so that numbers and rows are of one moment. What is counted is what the overview counts; what waits
     * for the office's second look is left out.
     */
    private static final String PURCHASES = """
        with counted as materialized (
            select f.id, f.agency_id, f.maker_id, f.quantity, f.amount, f.currency, f.verdict, f.last_day, f.body,
                case when f.decision is distinct from 'confirmed' then 'not_confirmed'
                    when f.status in ('responded', 'under_review') then 'disputed' end as why_not
            from finding f where f.countable and f.band = 'MATCH' and f.last_day >= :since
        ), numbers as (
            select count(*) as counted, count(*) filter (where why_not = 'not_confirmed') as not_confirmed,
                count(*) filter (where why_not = 'disputed') as disputed from counted
        )
        select n.*, c.id, c.agency_id, c.quantity, c.amount, c.currency, c.verdict, c.body ->> 'date' as date, c.last_day,
            c.body #>> '{lines,0,description}' as item, c.body ->> 'ruleBookVersion' as rule_book,
            coalesce(a.name, c.body #>> '{lines,0,buyerName}', '') as name, a.kind, a.state,
            coalesce(a.sample or a.state = :inventedState, false) as invented, coalesce(m.name, c.maker_id) as maker
        from numbers n left join counted c on c.why_not is null left join agency a on a.id = c.agency_id
            left join maker m on m.id = c.maker_id
        order by c.last_day, c.id limit :most\
        """;

    private final Sql sql;

    OpenDataRepository(Sql sql) {
        this.sql = sql;
    }

    /**
     * A row of what may be published, with the numbers of all that is counted.
     *
     * @param purchase null where there is none
     */
    record Read(
            long counted,
            long notConfirmed,
            long disputed,
            @Nullable Purchase purchase) {}

    /** A purchase as the view has it. */
    record Purchase(
            String agency,
            String date,
            String body,
            @Nullable String kind,
            @Nullable String state,
            String maker,
            @Nullable String item,
            @Nullable String pieces,
            @Nullable String amount,
            @Nullable String currency,
            String verdict,
            @Nullable String ruleBook,
            boolean invented) {}

    /** Packed bytes with their digest. */
    record Packed(byte[] bytes, String sha256) {}

    OpenDataSetting setting() {
        return sql.query("select version, published, changed_by, changed_at from open_data_setting")
                .one(row -> new OpenDataSetting(
                        row.number("version"),
                        row.flag("published"),
                        row.text("changed_by"),
                        row.instant("changed_at")));
    }

    /** Locks the switch until the transaction ends and reads it. */
    OpenDataSetting hold() {
        sql.query("select 1 from open_data_setting for update").exists();
        return setting();
    }

    void change(boolean published, String by, Instant now) {
        sql.query("""
                        update open_data_setting
                        set published = :published, version = version + 1, changed_by = :by, changed_at = :now\
                        """)
                .with("published", published)
                .with("by", by)
                .with("now", now)
                .change();
    }

    /** What may be published, the earliest first, and one row more than may be where there are too many. */
    List<Read> purchases(LocalDate since, int most) {
        return sql.query(PURCHASES)
                .with("since", since)
                .with("inventedState", AgencyRow.INVENTED_STATE)
                .with("most", most + 1)
                .list(OpenDataRepository::read);
    }

    private static Read read(Row row) {
        return new Read(
                row.number("counted"),
                row.number("not_confirmed"),
                row.number("disputed"),
                row.uuid("id") == null ? null : purchase(row));
    }

    private static Purchase purchase(Row row) {
        return new Purchase(
                row.requiredUuid("agency_id").toString(),
                Objects.requireNonNullElseGet(row.text("date"), () -> String.valueOf(row.day("last_day"))),
                row.requiredText("name"),
                row.text("kind"),
                row.text("state"),
                row.requiredText("maker"),
                row.text("item"),
                row.plainDecimal("quantity"),
                row.plainDecimal("amount"),
                row.text("currency"),
                row.requiredText("verdict"),
                row.text("rule_book"),
                row.flag("invented"));
    }

    /** Waits for whoever makes an edition, and gives the number of the next one. */
    int next() {
        sql.lock(ONE_EDITION);
        return (int) sql.query("select coalesce(max(number), 0) + 1 from open_data_edition where state <> 'draft'")
                .number();
    }

    /** Puts a draft in the place of the one that there is. */
    void draft(
            int number, long version, Edition.Statement statement, Map<String, byte[]> files, Caller by, Instant now) {
        sql.query("delete from open_data_edition where state = 'draft'").change();
        sql.query("""
                        insert into open_data_edition
                            (number, version, state, statement, drafted_by, drafted_by_identity, drafted_at)
                        values (:number, :version, 'draft', cast(:statement as jsonb), :by, :identity, :now)\
                        """)
                .with("number", number)
                .with("version", version)
                .with("statement", Json.write(statement))
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .change();
        files.forEach((name, bytes) -> sql.query("""
                        insert into open_data_file (number, name, sha256, bytes) values (:number, :name, :sha256, :bytes)\
                        """)
                .with("number", number)
                .with("name", name)
                .with("sha256", Sha256.hex(bytes))
                .with("bytes", bytes)
                .change());
    }

    /** Keeps the texts of a draft that the edition before has not. */
    void texts(int number, List<ChangedText> texts) {
        sql.batch(
                "insert into open_data_text (number, place, item, purchases) values (:number, :place, :item, :purchases)",
                texts,
                (parameters, text) -> parameters
                        .with("number", number)
                        .with("place", text.place())
                        .with("item", text.item())
                        .with("purchases", text.purchases()));
    }

    /** The texts of an edition that the one before has not, behind a place. */
    List<ChangedText> texts(int number, long after, int most) {
        return sql.query("""
                        select place, item, purchases from open_data_text where number = :number and place > :after
                        order by place limit :most\
                        """)
                .with("number", number)
                .with("after", after)
                .with("most", most)
                .list(row -> new ChangedText(row.integer("place"), row.requiredText("item"), row.number("purchases")));
    }

    /** The file of the newest edition that everybody may read; empty where there is none. */
    Optional<Packed> lastReadable(String name) {
        return sql.query("""
                        select f.bytes, f.sha256 from open_data_file f join open_data_edition e on e.number = f.number
                        where e.state = 'published' and f.name = :name order by e.number desc limit 1\
                        """).with("name", name).first(OpenDataRepository::packed);
    }

    /** Who drafted an edition, as issuer and subject; empty where that was not kept. */
    Optional<String> drafter(int number) {
        return sql.query("select drafted_by_identity as who from open_data_edition where number = :number")
                .with("number", number)
                .first(row -> Optional.ofNullable(row.text("who")))
                .flatMap(who -> who);
    }

    void publish(int number, Caller by, Instant now) {
        sql.query("""
                        update open_data_edition
                        set state = 'published', version = version + 1, published_by = :by,
                            published_by_identity = :identity, published_at = :now
                        where number = :number\
                        """)
                .with("number", number)
                .with("by", by.name())
                .with("identity", by.identity())
                .with("now", now)
                .change();
    }

    void withdraw(int number, String because, Instant now) {
        sql.query("""
                        update open_data_edition
                        set state = 'withdrawn', version = version + 1, withdrawn_at = :now, withdrawn_because = :because
                        where number = :number\
                        """)
                .with("number", number)
                .with("because", because)
                .with("now", now)
                .change();
    }

    /** An edition, locked until the transaction ends. */
    Optional<Edition> held(int number) {
        sql.query("select 1 from open_data_edition where number = :number for update")
                .with("number", number)
                .exists();
        return editions(1, "e.number = :number", number).stream().findFirst();
    }

    /** The newest editions; published and withdrawn ones alone, or drafts too. */
    List<Edition> newest(int most, boolean drafts) {
        return editions(most, drafts ? "e.number >= :number" : "e.number >= :number and e.state <> 'draft'", 0);
    }

    /** The edition of a number, if it was published, withdrawn or not. */
    Optional<Edition> published(int number) {
        return editions(1, "e.number = :number and e.state <> 'draft'", number).stream()
                .findFirst();
    }

    private List<Edition> editions(int most, String condition, int number) {
        return sql.query("""
                        select e.*, e.statement::text as said, (
                            select json_agg(json_build_object('name', f.name, 'bytes', length(f.bytes), 'sha256', f.sha256)
                                order by f.name)::text from open_data_file f where f.number = e.number) as files,
                            (select count(*) from open_data_text t where t.number = e.number) as changed_texts
                        from open_data_edition e where %s order by e.number desc limit :most\
                        """.formatted(condition))
                .with("number", number)
                .with("most", most)
                .list(OpenDataRepository::edition);
    }

    private static Edition edition(Row row) {
        return new Edition(
                row.integer("number"),
                row.number("version"),
                row.requiredText("state"),
                Json.read(row.requiredText("said"), Edition.Statement.class),
                List.of(Json.read(Objects.requireNonNullElse(row.text("files"), "[]"), Edition.File[].class)),
                row.number("changed_texts"),
                row.requiredText("drafted_by"),
                row.requiredInstant("drafted_at"),
                row.text("published_by"),
                row.instant("published_at"),
                row.instant("withdrawn_at"),
                row.text("withdrawn_because"));
    }

    /** A file of an edition; empty where there is none. */
    Optional<Packed> file(int number, String name) {
        return sql.query("select bytes, sha256 from open_data_file where number = :number and name = :name")
                .with("number", number)
                .with("name", name)
                .first(OpenDataRepository::packed);
    }

    private static Packed packed(Row row) {
        return new Packed(Objects.requireNonNull(row.bytes("bytes")), row.requiredText("sha256"));
    }
}
