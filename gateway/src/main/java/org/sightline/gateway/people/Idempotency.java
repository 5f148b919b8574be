package org.sightline.gateway.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sightline.gateway.database.Database;
import org.sightline.gateway.database.DatabaseFailure;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/**
 * The same creation sent twice is done once: by the header Idempotency-Key, for a day, for each caller apart. The
 * second time gives what the first gave.
 */
@ApplicationScoped
class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);

    private final Database database;
    private final ObjectMapper json;

    Idempotency(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Before(String request, String body) {}

    /**
     * Does the work, or gives what it gave before.
     *
     * @param key null where the caller sent none: then the work is done
     * @param request what is asked for, so that a key is not used for something else
     * @param kept what to keep of the answer, which may be less than the answer
     * @throws Problem 422 where the key was used for something else, 409 where the first is still running
     */
    <T> T once(Caller caller, String key, Object request, Class<T> type, Function<T, T> kept, Supplier<T> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > 200) {
            throw Problem.invalid("Idempotency-Key", "too-long", "Use at most 200 characters.");
        }
        String asked = write(request);
        database.change(
                "delete from idempotency where created_at < ?", Instant.now().minus(KEPT));
        try {
            database.change(
                    "insert into idempotency (subject, key, request, created_at) values (?, ?, ?, ?)",
                    caller.subject(),
                    key,
                    asked,
                    Instant.now());
        } catch (DatabaseFailure failure) {
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
            database.change(
                    "update idempotency set status = 200, body = ? where subject = ? and key = ?",
                    write(kept.apply(answer)),
                    caller.subject(),
                    key);
            done = true;
            return answer;
        } finally {
            if (!done) {
                database.change("delete from idempotency where subject = ? and key = ?", caller.subject(), key);
            }
        }
    }

    private <T> T before(Caller caller, String key, String asked, Class<T> type) {
        Before before = database.first(
                        "select request, body from idempotency where subject = ? and key = ?",
                        row -> new Before(row.getString("request"), row.getString("body")),
                        caller.subject(),
                        key)
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
