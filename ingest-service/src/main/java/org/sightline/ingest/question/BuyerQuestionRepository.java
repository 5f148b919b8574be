package org.sightline.ingest.question;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.PublicBody;
import org.sightline.ingest.buyer.Buyer;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.Sql;

/** The questions about buyers, with the caller's transaction. */
public final class BuyerQuestionRepository {

    private static final String WANTED =
            " from buyer_question where (cast(:status as text) is null or status = :status)";

    private static final String PAGE = "select *" + WANTED + """
              and (cast(:id as uuid) is null or (asked_at, buyer_id) < (cast(:at as timestamptz), cast(:id as uuid)))
            order by asked_at desc, buyer_id desc limit :most""";

    private BuyerQuestionRepository() {}

    /** Where in the list to go on. */
    record Place(Instant askedAt, UUID buyer) {}

    /** Lines on their way: of the buyer of this name, from one agency to another. */
    record Move(UUID buyer, String state, String normalised, UUID from, UUID to, Instant since) {}

    /** Asks who a buyer is. What was asked before stays as it was asked and answered. */
    public static void ask(Sql sql, Buyer buyer, List<PublicBody> candidates) {
        sql.query("""
                insert into buyer_question (buyer_id, version, state, name, normalised, kind, candidates, source_id, status,
                    asked_at)
                values (:buyer, 1, :state, :name, :normalised, :kind, cast(:candidates as jsonb), :source, 'open', :now)
                on conflict (buyer_id) do nothing""")
                .with("buyer", buyer.id())
                .with("state", buyer.state())
                .with("name", buyer.name())
                .with("normalised", buyer.normalisedName())
                .with("kind", buyer.kind())
                .with("candidates", Json.write(candidates))
                .with("source", buyer.sourceId())
                .with("now", buyer.firstSeenAt())
                .change();
    }

    /** Which agencies buyers of these names are, as far as a person said it. */
    public static Map<String, UUID> answered(Sql sql, String state, Collection<String> names) {
        Map<String, UUID> agencies = new HashMap<>();
        sql.query("""
                        select normalised, agency_id from buyer_question
                        where status = 'same' and state = :state and normalised = any (:names)""")
                .with("state", state)
                .with("names", names)
                .list(row -> agencies.put(row.requiredText("normalised"), row.requiredUuid("agency_id")));
        return agencies;
    }

    static List<BuyerQuestion> list(Sql sql, @Nullable String status, @Nullable Place after, int most) {
        return sql.query(PAGE)
                .with("status", status)
                .with("at", after == null ? null : after.askedAt())
                .with("id", after == null ? null : after.buyer())
                .with("most", most)
                .list(BuyerQuestion::read);
    }

    static long count(Sql sql, @Nullable String status) {
        return sql.query("select count(*)" + WANTED).with("status", status).number();
    }

    static Optional<BuyerQuestion> lock(Sql sql, UUID buyer) {
        return sql.query("select * from buyer_question where buyer_id = :buyer for update")
                .with("buyer", buyer)
                .first(BuyerQuestion::read);
    }

    /** Keeps that the buyer is another agency; its lines go there from now on. */
    static void same(Sql sql, BuyerQuestion asked, UUID agency, String name, String by, Instant now) {
        answer(sql, asked, "same", agency, name, by, now);
        move(sql, asked.buyerId(), asked.buyerId(), agency);
    }

    /** Keeps that the buyer is a body of its own. */
    static void apart(Sql sql, BuyerQuestion asked, String by, Instant now) {
        answer(sql, asked, "apart", null, null, by, now);
    }

    /** Takes an answer back; what went to the other agency comes back. */
    static void open(Sql sql, BuyerQuestion asked, String by, Instant now) {
        UUID agency = asked.agencyId();
        answer(sql, asked, "open", null, null, by, now);
        if (agency != null) {
            move(sql, asked.buyerId(), agency, asked.buyerId());
        }
    }

    private static void answer(
            Sql sql,
            BuyerQuestion asked,
            String status,
            @Nullable UUID agency,
            @Nullable String name,
            String by,
            Instant now) {
        sql.query("""
                update buyer_question set version = version + 1, status = :status, agency_id = :agency,
                    agency_name = :name, answered_by = :by, answered_at = :now
                where buyer_id = :buyer""")
                .with("status", status)
                .with("agency", agency)
                .with("name", name)
                .with("by", by)
                .with("now", now)
                .with("buyer", asked.buyerId())
                .change();
    }

    private static void move(Sql sql, UUID buyer, UUID from, UUID to) {
        boolean real = !from.equals(to);
        sql.query("update buyer_question set move_from = :from, move_to = :to, moved = 0 where buyer_id = :buyer")
                .with("from", real ? from : null)
                .with("to", real ? to : null)
                .with("buyer", buyer)
                .change();
    }

    /** A move that nobody else works on, until the transaction ends; none of these. */
    static Optional<Move> takeMove(Sql sql, Collection<UUID> done) {
        return sql.query("""
                        select * from buyer_question where move_to is not null
                          and not (buyer_id = any (cast(:done as uuid[])))
                        order by answered_at limit 1 for update skip locked""")
                .with("done", done)
                .first(row -> new Move(
                        row.requiredUuid("buyer_id"),
                        row.requiredText("state"),
                        row.requiredText("normalised"),
                        row.requiredUuid("move_from"),
                        row.requiredUuid("move_to"),
                        row.requiredInstant("answered_at")));
    }

    static void moved(Sql sql, UUID buyer, long lines) {
        sql.query("update buyer_question set moved = moved + :lines where buyer_id = :buyer")
                .with("lines", lines)
                .with("buyer", buyer)
                .change();
    }

    /** The move has ended, unless an import runs that began before the answer: it may still bring lines. */
    static void arrived(Sql sql, Move move) {
        sql.query("""
                update buyer_question set move_from = null, move_to = null, version = version + 1
                where buyer_id = :buyer and not exists (
                    select 1 from import where status in ('running', 'waiting') and started_at < :since)""").with("buyer", move.buyer()).with("since", move.since()).change();
    }
}
