package org.sightline.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.fault.FaultPoint;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;

/**
 * Remembers for a week what a creation with an {@code Idempotency-Key} was answered, and answers the same again. The
 * table is in {@code idempotency.sql.txt} beside this class and belongs into a service's migrations.
 */
@ApplicationScoped
public class Idempotency {

    /** The request header. */
    public static final String HEADER = "Idempotency-Key";

    /** What the header means, for API documents. */
    public static final String MEANING = "A name of your choice for this request, at most 200 characters. The same"
            + " request again within 7 days gets the same answer and does nothing; another one with this key is refused.";

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int LONGEST_KEY = 200;
    private static final Duration CLEANED_EVERY = Duration.ofHours(1);

    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile Instant cleanedAt = Instant.EPOCH;

    Idempotency(Sql sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    private record Request(String caller, String operation, String key, String bodyHash) {}

    private record Stored(
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String json) {}

    private record Remembered(String bodyHash, Stored answer) {}

    /**
     * Does the work once for a key; without a key just does it. The key and the work are one transaction, so a second
     * request with the same key waits for the first and gets its answer, and a request that was refused or cut off
     * leaves no key behind.
     *
     * @param key the {@code Idempotency-Key} header, null where missing
     * @param request the method and path, so that the same key may be used elsewhere
     * @param bodyHash a digest of what was sent
     * @throws Problem 422 where the key came before with another body
     */
    @Transactional
    public Response onceWithHash(
            @Nullable String key, Caller caller, String request, String bodyHash, Supplier<Answer> work) {
        if (key == null || key.isBlank()) {
            Answer done = work.get();
            return response(stored(done, done.body()));
        }
        if (key.length() > LONGEST_KEY) {
            throw Problem.invalid(HEADER, "too-long", "Use an Idempotency-Key of at most 200 characters.");
        }
        Request asked = new Request(caller.subject(), request, key, bodyHash);
        if (!claim(asked)) {
            return response(remembered(asked));
        }
        FaultPoint.reached("request.claimed", FaultPoint.Failure.DATABASE);
        Answer done = work.get();
        FaultPoint.reached("request.done", FaultPoint.Failure.DATABASE);
        remember(asked, stored(done, done.remembered()));
        forgetOld();
        return response(stored(done, done.body()));
    }

    /** As {@link #onceWithHash} for a body of bytes. */
    @Transactional
    public Response once(@Nullable String key, Caller caller, String request, byte[] body, Supplier<Answer> work) {
        return onceWithHash(key, caller, request, Sha256.hex(body), work);
    }

    /** As {@link #onceWithHash} for a body that was read from JSON; null where the request has none. */
    @Transactional
    public Response once(
            @Nullable String key, Caller caller, String request, @Nullable Object body, Supplier<Answer> work) {
        return onceWithHash(key, caller, request, Sha256.hex(write(body)), work);
    }

    private Stored stored(Answer answer, Object body) {
        return new Stored(answer.status(), answer.location(), answer.etag(), write(body));
    }

    private String write(@Nullable Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("It could not be written as JSON: " + body, cannot);
        }
    }

    private static Response response(Stored answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.json());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        return response.build();
    }

    private boolean claim(Request request) {
        return sql.query("""
                        insert into idempotency (caller, request, key, body_hash, created_at)
                        values (:caller, :request, :key, :hash, :now) on conflict do nothing""")
                        .with("caller", request.caller())
                        .with("request", request.operation())
                        .with("key", request.key())
                        .with("hash", request.bodyHash())
                        .with("now", clock.instant())
                        .change()
                == 1;
    }

    private Stored remembered(Request request) {
        Remembered found = sql.query("""
                        select body_hash, status, location, etag, answer from idempotency
                         where caller = :caller and request = :request and key = :key""")
                .with("caller", request.caller())
                .with("request", request.operation())
                .with("key", request.key())
                .one(row -> new Remembered(
                        row.requiredText("body_hash"),
                        new Stored(row.integer("status"), row.text("location"), row.text("etag"), row.text("answer"))));
        if (!found.bodyHash().equals(request.bodyHash())) {
            throw Problem.invalid(
                    HEADER,
                    "key-used-otherwise",
                    "This Idempotency-Key came before with another body. Use a new key for a new request.");
        }
        return found.answer();
    }

    private void remember(Request request, Stored answer) {
        sql.query("""
                update idempotency set status = :status, location = :location, etag = :etag, answer = :answer
                 where caller = :caller and request = :request and key = :key""")
                .with("status", answer.status())
                .with("location", answer.location())
                .with("etag", answer.etag())
                .with("answer", answer.json())
                .with("caller", request.caller())
                .with("request", request.operation())
                .with("key", request.key())
                .change();
    }

    private void forgetOld() {
        Instant now = clock.instant();
        if (now.isAfter(cleanedAt.plus(CLEANED_EVERY))) {
            cleanedAt = now;
            sql.as(
                    RowScope.job("idempotency"),
                    () -> sql.query("delete from idempotency where created_at < :before")
                            .with("before", now.minus(KEPT))
                            .change());
        }
    }
}
