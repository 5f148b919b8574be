package org.sightline.resilience.insider;

import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Editions of open data that the insider drafts and publishes. */
final class Publishing {

    private static final String EDITIONS = "/api/open-data/editions";
    /** A draft weighs two hundred requests, and takes the place of the one before. */
    private static final int SELDOM = 10;

    private Publishing() {}

    static void draft(Insider insider) {
        if (insider.chance(SELDOM)) {
            insider.ask(
                    "draft edition", insider.anyOne(), "POST", EDITIONS, fields("title", "An invented edition"), null);
        } else {
            publish(insider);
        }
    }

    static void publish(Insider insider) {
        Identity who = insider.anyOne();
        List<JsonNode> drafts = Giving.listed(
                insider,
                who,
                EDITIONS,
                edition -> edition.path("state").asText().equals("draft"));
        if (drafts.isEmpty()) {
            insider.count("publish edition without a draft");
            return;
        }
        JsonNode draft = drafts.getFirst();
        insider.ask(
                "publish edition",
                who,
                "POST",
                EDITIONS + "/" + draft.path("number").asText() + "/publication",
                null,
                Giving.etag(draft));
    }
}
