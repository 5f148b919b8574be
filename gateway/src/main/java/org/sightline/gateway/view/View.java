package org.sightline.gateway.view;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;
import org.sightline.kit.json.Json;
import org.sightline.kit.message.Epoch;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Takes what a service has just answered into the view, so that whoever made a change sees it at once. The message that
 * follows changes nothing more; and if this fails, the message brings it.
 */
@ApplicationScoped
public class View {

    private static final Logger LOG = Logger.getLogger(View.class);

    private static final RowScope ANSWER = RowScope.job("answer");

    private final Inbox inbox;
    private final AgencyFactsRepository agencies;
    private final FindingFactsRepository findings;
    private final Sql sql;

    View(Inbox inbox, AgencyFactsRepository agencies, FindingFactsRepository findings, Sql sql) {
        this.sql = sql;
        this.inbox = inbox;
        this.agencies = agencies;
        this.findings = findings;
    }

    /** inventory-service answered with a whole agency, as JSON. */
    public void agencyAnswered(String json) {
        take(json, "select version from agency where id = :id", agencies::read, agencies.subscription());
    }

    /** matching-service answered with a whole finding, as JSON. */
    public void findingAnswered(String json) {
        take(json, "select version from finding where id = :id", findings::read, findings.subscription());
    }

    private <T> void take(String json, String held, Function<String, T> reader, Subscription<T> subscription) {
        try {
            inbox.takeNow(reader.apply(inEpochOf(held, json)), subscription);
        } catch (RuntimeException notNow) {
            LOG.warnf("The view waits for the message instead of taking the answer: %s", notNow.getMessage());
        }
    }

    /** Services count their versions without the epoch that their messages have. */
    private String inEpochOf(String held, String json) {
        UUID id = MessageReader.id(Json.tree(json), "id");
        long version = sql.as(
                ANSWER,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> sql.query(held)
                                .with("id", id)
                                .first(row -> row.number("version"))
                                .orElse(0L)));
        return Epoch.like(version, json);
    }
}
