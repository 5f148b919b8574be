package org.sightline.gateway.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.Sql;
import org.sightline.kit.sql.SqlFailure;

/**
 * The same creation sent twice is done once: by the header Idempotency-Key, for a day, for each caller apart. The
 * second time gives what the first gave.
 */
@ApplicationScoped
class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);

    private static final String REMEMBER = """
        insert into idempotency (subject, key, request, created_at) values (:subject, :key, :request, :now)\
        """;

    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;

    Idempotency(Sql sql, Clock clock, ObjectMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    private record Before(String request, @Nullable String body) {}

    /**
     * Does the work, or gives what it gave before.
     *
     * @param key null where the caller sent none: then the work is done
     * @param request what is asked for, so that a key is not used for something else
     * @param kept what to keep of the answer, which may be less than the answer
     * @throws Problem 422 where the key was used for something else, 409 where the first is still running
     */
    <T> T once(
            Caller caller, @Nullable String key, Object request, Class<T> type, Function<T, T> kept, Supplier<T> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > 200) {
            throw Problem.invalid("Idempotency-Key", "too-long", "Use at most 200 characters.");
        }
        String asked = write(request);
        sql.query("delete from idempotency where created_at < :oldest")
                .with("oldest", clock.instant().minus(KEPT))
                .change();
        try {
            sql.query(REMEMBER)
                    .with("subject", caller.subject())
                    .with("key", key)
                    .with("request", asked)
                    .with("now", clock.instant())
                    .change();
        } catch (SqlFailure failure) {
            if (!failure.duplicate()) {
                throw failure;
            }
            return before(caller, key, asked, type);
        }
        return doing(caller, key, kept, work);
    }

    private <T> T doing(Caller caller, String key, Function<T, T> kept, Supplier<T> work) {
        boolean done = false;
        try {
            T answer = work.get();
            sql.query("update idempotency set status = 200, body = :body where subject = :subject and key = :key")
                    .with("body", write(kept.apply(answer)))
                    .with("subject", caller.subject())
                    .with("key", key)
                    .change();
            done = true;
            return answer;
        } finally {
            if (!done) {
                sql.query("delete from idempotency where subject = :subject and key = :key")
                        .with("subject", caller.subject())
                        .with("key", key)
                        .change();
            }
        }
    }

    private <T> T before(Caller caller, String key, String asked, Class<T> type) {
        Before before = sql.query("select request, body from idempotency where subject = :subject and key = :key")
                .with("subject", caller.subject())
                .with("key", key)
                .<Before>first(row -> new Before(row.requiredText("request"), row.text("body")))
                .orElseThrow(Idempotency::running);
        if (!before.request().equals(asked)) {
            throw Problem.invalid(
                    "Idempotency-Key", "used-before", "This key was used for another request. Use a new key.");
        }
        if (before.body() == null) {
            throw running();
        }
        try {
            return json.readValue(before.body(), type);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A kept answer could not be read", cannot);
        }
    }

    private static Problem running() {
        return Problem.conflict("The first request with this key is still running. Wait a moment and look.");
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("A request could not be written as JSON", cannot);
        }
    }
}
