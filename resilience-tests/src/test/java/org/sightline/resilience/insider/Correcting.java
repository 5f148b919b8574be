package org.sightline.resilience.insider;

import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sightline.resilience.insider.Identity.Answer;
import org.sightline.testsupport.service.Messages;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/** A message that was set aside, which the insider corrects: with it one would write any purchase, past every file. */
final class Correcting {

    private static final String LETTERS = "/api/system/matching/dead-letters";
    private static volatile String letter = "";

    private Correcting() {}

    /** Puts a message aside that nobody can read, for insiders to correct. */
    static void begin() {
        letter = setAside();
    }

    /** The path of a message that was set aside because nobody can read it. */
    static String setAside() {
        String key = UUID.randomUUID().toString();
        Sightline.kafka()
                .send(
                        "contract-lines",
                        key,
                        Map.of("ce_type", "contract-line.changed.v1", "ce_source", "ingest-service"),
                        "{\"id\": \"not-a-line\", \"version\": ");
        JsonNode found = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Person.admin()
                                .json(LETTERS + "?limit=1000")
                                .path("items")
                                .valueStream()
                                .filter(one -> one.path("key").asText().equals(key))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        return LETTERS + "/" + found.path("id").asText();
    }

    /** Puts it away again. */
    static void end() {
        Person.admin().post(letter + "/discard", fields("reason", "A test made it."));
    }

    static void draft(Insider insider) {
        insider.ask("draft message", insider.anyOne(), "POST", letter + "/replay", corrected(), null);
    }

    /** Any of the insider's accounts looks, any approves. */
    static void approve(Insider insider) {
        Answer read = insider.ask("read message", insider.anyOne(), "GET", letter, null, null);
        insider.ask(
                "approve message",
                insider.anyOne(),
                "POST",
                letter + "/replay/approval",
                fields("draft", read.json().at("/draft/number").asLong(1)),
                null);
    }

    /** It would withdraw a line that is not there, so nothing follows where two people agree. */
    static Map<String, Object> corrected() {
        ObjectNode line =
                (ObjectNode) Messages.json(Messages.examples("contract-lines").getFirst());
        return fields(
                "payload",
                line.put("id", UUID.randomUUID().toString())
                        .put("withdrawn", true)
                        .toString());
    }
}
