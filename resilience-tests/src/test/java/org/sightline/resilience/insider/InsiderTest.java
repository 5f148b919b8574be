package org.sightline.resilience.insider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.sample.RolesByTwo;
import org.sightline.testsupport.service.LongRun;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * One admin, overseer, agency admin, analyst, reporter or claimant, alone, with every account, machine and code that they can make, in
 * random sequences of everything that they may do: no return is signed, no finding closed, no edition published and no message corrected
 * without a second person who was there before, and no byte is read beyond what their own role reads.
 *
 * <p>A seeded sample in every run; {@code ./sightline verify insider} plays 10,000 sequences.
 */
@Order(13)
@ExtendWith(Sightline.class)
class InsiderTest {

    private static final int SEQUENCES = Integer.getInteger("sightline.verify.sequences", 100);
    private static final long SEED = Long.getLong("sightline.verify.seed", 28L);
    private static final int MOST_SHOWN = 10;
    private static final int EACH_IS_TRIED = 1_000;
    private static final int WORKERS = Integer.getInteger("sightline.verify.workers", 3);

    private final Map<Kind, Scene> scenes = new EnumMap<>(Kind.class);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void returnsAreAskedForAndAMessageIsSetAside() {
        Place.openYears();
        Correcting.begin();
    }

    @AfterAll
    static void theMessagesArePutAway() {
        Correcting.end();
    }

    @Test
    void onePersonAloneGetsNothingThatTakesTwo() throws Exception {
        Place others = Place.made();
        for (Kind kind : Kind.values()) {
            scenes.put(kind, new Scene(kind, others));
        }
        LongRun run = LongRun.of("insider", SEED, SEQUENCES);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            work.add(() -> work(run));
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            for (Future<Void> worker : workers.invokeAll(work)) {
                worker.get();
            }
        } finally {
            for (Scene scene : scenes.values()) {
                scene.close();
            }
        }
        Map<String, Long> counts = new TreeMap<>(run.counts());
        counts.forEach((what, count) -> System.out.printf("%,9d %s%n", count, what));
        assertThat(wrong.stream().limit(MOST_SHOWN))
                .as("%d in all", wrong.size())
                .isEmpty();
        assertThat(counts.keySet()).noneMatch(what -> what.startsWith("WRONG"));
        assertThat(run.done()).isEqualTo(SEQUENCES);
        assertThat(counts.keySet())
                .as("each was tried")
                .contains(
                        "certify return tried",
                        "close finding tried",
                        "read tried",
                        "give role tried",
                        "approve message tried",
                        "make machine tried");
        assertThat(counts.getOrDefault(Correcting.OWN_REFUSED, 0L))
                .as(Correcting.OWN_REFUSED)
                .isPositive();
        // An edition is published by one kind of insider alone, which a sample may not come to.
        if (SEQUENCES >= EACH_IS_TRIED) {
            assertThat(counts.keySet()).contains("publish edition tried");
        }
    }

    /** So what one person was refused was asked for rightly. A return was signed by two as the town was made. */
    @Test
    void twoPeopleGetEachOfIt() {
        Place place = Place.made();
        Person first = Person.analyst();
        Person second = Person.named("analyst2");
        String finding = "/api/findings/" + place.findings().getLast();
        decided(first, finding, fields("decision", "dismissed", "reason", "An invented reason."));
        decided(
                second,
                finding,
                fields("decision", "dismissed", "outcome", "not_a_match", "reason", "An invented reason."));
        assertThat(first.json(finding).path("status").asText()).isEqualTo("closed");

        String reader = "reader." + place.id();
        RolesByTwo.at(Sightline.gateway(), place.id().toString())
                .give(reader, "reader", place.reporter().name());
        assertThat(Person.admin().get("/api/agencies/" + place.id() + "/people").asString())
                .contains(reader);

        Person drafter = overseer("drafter");
        Person approver = overseer("approver");
        String letter = Correcting.setAside();
        Response drafted = drafter.post(letter + "/replay", Correcting.corrected(letter));
        assertThat(drafted.statusCode()).as(drafted.asString()).isEqualTo(200);
        Map<String, Object> seen = fields("draft", drafted.<Integer>path("draft.number"));
        assertThat(drafter.post(letter + "/replay/approval", seen).statusCode()).isEqualTo(403);
        Response corrected = approver.post(letter + "/replay/approval", seen);
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);

        String editions = "/api/open-data/editions";
        JsonNode draft = Person.parse(first.post(editions, fields("title", "An invented edition")));
        assertThat(second.post(
                                editions + "/" + draft.path("number").asText() + "/publication",
                                draft.path("version").asLong(),
                                "")
                        .statusCode())
                .isEqualTo(200);
    }

    private static Person overseer(String name) {
        String token = Tokens.officePerson("admin", "auditor");
        return new Person(name, () -> token);
    }

    private static void decided(Person who, String finding, Map<String, Object> decision) {
        long version = who.json(finding).path("version").asLong();
        assertThat(who.post(finding + "/decisions", version, decision).statusCode())
                .isEqualTo(200);
    }

    private Void work(LongRun run) {
        try {
            for (int part = run.next(); part >= 0; part = run.next()) {
                Kind kind = Kind.values()[part % Kind.values().length];
                Scene.Played played = scenes.get(kind).play(SEED + part);
                int number = part;
                played.wrong().forEach(one -> wrong.add("sequence " + number + ": " + one));
                run.done(part, played.counts());
            }
        } catch (RuntimeException | AssertionError failed) {
            run.stop();
            throw failed;
        }
        return null;
    }
}
