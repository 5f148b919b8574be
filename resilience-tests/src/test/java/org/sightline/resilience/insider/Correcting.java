package org.sightline.resilience.insider;

import static org.awaitility.Awaitility.await;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sightline.localstack.process.Root;
import org.sightline.resilience.insider.Identity.Answer;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/** A message that was set aside, which the insider corrects: with it one would write any purchase, past every file. */
final class Correcting {

    /** What is counted where somebody may not approve the correction that they drafted themselves. */
    static final String OWN_REFUSED = "approve own message refused";

    private static final int FORBIDDEN = 403;
    private static final String LETTERS = "/api/system/matching/dead-letters";
    /** The key under which each message came, by its path. */
    private static final Map<String, String> SET_ASIDE = new ConcurrentHashMap<>();

    private static volatile String shared = "";

    private Correcting() {}

    /** Puts a message aside that nobody can read, for insiders who have none of their own. */
    static void begin() {
        shared = setAside();
    }

    /** The message of all insiders who may correct none. */
    static String shared() {
        return shared;
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
        String letter = LETTERS + "/" + found.path("id").asText();
        SET_ASIDE.put(letter, key);
        return letter;
    }

    /** Puts them away again; one that two people corrected stays as it is. */
    static void end() {
        SET_ASIDE
                .keySet()
                .forEach(letter -> Person.admin().post(letter + "/discard", fields("reason", "A test made it.")));
        SET_ASIDE.clear();
    }

    /** Whoever drafts tries to approve it as well. */
    static void draft(Insider insider) {
        Identity who = insider.anyOne();
        Answer drafted =
                insider.ask("draft message", who, "POST", insider.letter + "/replay", corrected(insider.letter), null);
        if (drafted.done()) {
            approve(insider, who, drafted);
        }
    }

    /** Any of the insider's accounts looks, any approves. */
    static void approve(Insider insider) {
        Identity reader = insider.anyOne();
        Answer read = insider.ask("read message", reader, "GET", insider.letter, null, null);
        approve(insider, insider.anyOne(), read);
    }

    private static void approve(Insider insider, Identity who, Answer read) {
        JsonNode draft = read.json().path("draft");
        Answer answer = insider.ask(
                "approve message",
                who,
                "POST",
                insider.letter + "/replay/approval",
                fields("draft", draft.path("number").asLong(1)),
                null);
        // Any other refusal says nothing of the rule that two people are needed.
        if (draft.path("by").asText().equals(who.name()) && answer.status() == FORBIDDEN) {
            insider.count(OWN_REFUSED);
        }
    }

    /** It withdraws a line that is not there, so nothing follows where two people agree. */
    static Map<String, Object> corrected(String letter) {
        return fields(
                "payload",
                example()
                        .put("id", SET_ASIDE.get(letter))
                        .put("withdrawn", true)
                        .toString());
    }

    private static ObjectNode example() {
        try (Stream<Path> files = Files.list(Root.directory().resolve("messages/examples/contract-lines"))) {
            Path first = files.sorted().findFirst().orElseThrow();
            return (ObjectNode) Person.JSON.readTree(Files.readString(first));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
