package org.sightline.ingest.question;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.body.PublicBody;
import org.sightline.ingest.body.PublicBodyRepository;
import org.sightline.ingest.buyer.AgencyRepository;
import org.sightline.ingest.buyer.Buyer;
import org.sightline.ingest.buyer.BuyerName;
import org.sightline.kit.outbox.Outbox;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;

/** What becomes of an answer: the body's agency, announced where nobody knows it yet. In the running transaction. */
@ApplicationScoped
class BuyerAnswers {

    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;

    BuyerAnswers(Sql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The buyer is one of the candidates. */
    void same(BuyerQuestion asked, UUID bodyId, String by) {
        PublicBody body = asked.candidates().stream()
                .filter(candidate -> candidate.id().equals(bodyId))
                .findFirst()
                .orElse(PublicBodyRepository.find(sql, bodyId));
        if (body == null || !body.state().equals(asked.state())) {
            throw Problem.invalid("/body", "unknown", "There is no such public body in the buyer's state.");
        }
        Instant now = clock.instant();
        UUID agency = agency(asked, body, now);
        BuyerQuestionRepository.same(sql, asked, agency, body.name(), by, now);
    }

    private UUID agency(BuyerQuestion asked, PublicBody body, Instant now) {
        String normalised = body.normalised();
        @Nullable
        UUID known =
                AgencyRepository.resolve(sql, body.state(), List.of(normalised)).get(normalised);
        if (known != null) {
            return known;
        }
        Buyer buyer = new Buyer(
                BuyerName.agencyId(body.state(), normalised),
                1,
                body.name(),
                normalised,
                body.kind(),
                body.state(),
                asked.sourceId(),
                now);
        outbox.append("buyers", buyer.id().toString(), "buyer.seen.v1", buyer);
        return buyer.id();
    }
}
