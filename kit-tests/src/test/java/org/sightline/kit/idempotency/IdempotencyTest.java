package org.sightline.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.testapp.RealKit;

@QuarkusTest
@RealKit
class IdempotencyTest {

    private static final Caller ADA = Caller.of("1", "ada", Set.of(), List.of());
    private static final Caller BEN = Caller.of("2", "ben", Set.of(), List.of());

    @Inject
    Idempotency idempotency;

    private final AtomicInteger done = new AtomicInteger();

    private Response create(String key, Caller caller, Object body) {
        return idempotency.once(key, caller, "POST /things", body, this::made);
    }

    private Answer made() {
        int number = done.incrementAndGet();
        return Answer.created("/things/" + number, "\"0\"", Map.of("number", number));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    @Test
    void theSameRequestTwiceIsDoneOnceAndAnsweredTheSame() {
        String key = key();

        Response first = create(key, ADA, Map.of("name", "lamp"));
        Response second = create(key, ADA, Map.of("name", "lamp"));

        assertThat(done).hasValue(1);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getEntity()).isEqualTo(first.getEntity());
        assertThat(second.getHeaders()).isEqualTo(first.getHeaders());
    }

    @Test
    void whatIsShownOnceIsNotInTheSecondAnswer() {
        String key = key();

        Response first = createWithPassword(key);
        Response second = createWithPassword(key);

        assertThat(first.getEntity()).isEqualTo("{\"password\":\"secret\"}");
        assertThat(second.getEntity()).isEqualTo("{}");
        assertThat(second.getStatus()).isEqualTo(201);
    }

    private Response createWithPassword(String key) {
        return idempotency.once(
                key,
                ADA,
                "POST /people",
                (Object) "x",
                () -> Answer.created("/people/1", null, Map.of("password", "secret"))
                        .rememberedAs(Map.of()));
    }

    @Test
    void withoutAKeyAndForAnotherCallerItIsDoneAgain() {
        String key = key();

        create(null, ADA, "x");
        create(null, ADA, "x");
        create(key, ADA, "x");
        create(key, BEN, "x");

        assertThat(done).hasValue(4);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = key();
        create(key, ADA, "x");

        assertThatThrownBy(() -> create(key, ADA, "y"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(422));
    }

    @Test
    void aRefusedRequestLeavesNoKeyBehind() {
        String key = key();

        assertThatThrownBy(() -> idempotency.once(key, ADA, "POST /things", (Object) "x", () -> {
                    throw Problem.conflict("Not now.");
                }))
                .isInstanceOf(Problem.class);

        assertThat(create(key, ADA, "x").getStatus()).isEqualTo(201);
    }

    @Test
    void aSecondRequestAtTheSameTimeWaitsAndGetsTheAnswerOfTheFirst() throws Exception {
        String key = key();
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Response> first =
                CompletableFuture.supplyAsync(() -> idempotency.once(key, ADA, "POST /things", (Object) "x", () -> {
                    working.countDown();
                    await(go);
                    return made();
                }));
        await(working);

        CompletableFuture<Response> second = CompletableFuture.supplyAsync(() -> create(key, ADA, "x"));
        Thread.sleep(300);
        assertThat(second).isNotDone();
        go.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS).getEntity())
                .isEqualTo(first.get(10, TimeUnit.SECONDS).getEntity());
        assertThat(done).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
