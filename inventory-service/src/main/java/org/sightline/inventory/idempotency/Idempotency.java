package org.sightline.inventory.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.problem.Problem;

/** Remembers for a week what a creation with an {@code Idempotency-Key} was answered, and answers the same again. */
@ApplicationScoped
public class Idempotency {

    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final int LONGEST_KEY = 200;

    private final EntityManager entities;
    private final ObjectMapper json;

    Idempotency(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /**
     * Does the work once for a key; without a key just does it. The key and the work are one transaction, so a second
     * request with the same key waits for the first and gets its answer, and a refused request leaves no key behind.
     *
     * @param key the {@code Idempotency-Key} header, null where missing
     * @param request the method and path, so that the same key may be used elsewhere
     * @param body what was sent, as bytes
     * @throws Problem 422 where the key came before with another body
     */
    @Transactional
    public Response once(String key, Caller caller, String request, byte[] body, Supplier<Answer> work) {
        if (key == null || key.isBlank()) {
            return response(stored(work.get()));
        }
        if (key.length() > LONGEST_KEY) {
            throw Problem.invalid("Idempotency-Key", "too-long", "Use an Idempotency-Key of at most 200 characters.");
        }
        String hash = sha256(body);
        if (!claim(key, caller, request, hash)) {
            return response(remembered(key, caller, request, hash));
        }
        Stored answer = stored(work.get());
        remember(key, caller, request, answer);
        return response(answer);
    }

    /** As {@link #once(String, Caller, String, byte[], Supplier)} for a body that was read from JSON. */
    @Transactional
    public Response once(String key, Caller caller, String request, Object body, Supplier<Answer> work) {
        return once(key, caller, request, bytes(body), work);
    }

    private record Stored(int status, String location, String etag, String json) {}

    private Stored stored(Answer answer) {
        return new Stored(
                answer.status(),
                answer.location(),
                answer.etag(),
                new String(bytes(answer.body()), StandardCharsets.UTF_8));
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException cannot) {
            throw new IllegalStateException("Could not be written as JSON: " + body.getClass(), cannot);
        }
    }

    private static Response response(Stored answer) {
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.json());
        if (answer.location() != null) {
            response.header("Location", answer.location());
        }
        if (answer.etag() != null) {
            response.header("ETag", answer.etag());
        }
        return response.build();
    }

    private boolean claim(String key, Caller caller, String request, String hash) {
        return entities.createNativeQuery("insert into idempotency (caller, request, key, body_hash, created_at)"
                                + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                        .setParameter(1, caller.subject())
                        .setParameter(2, request)
                        .setParameter(3, key)
                        .setParameter(4, hash)
                        .setParameter(5, Instant.now())
                        .executeUpdate()
                == 1;
    }

    private Stored remembered(String key, Caller caller, String request, String hash) {
        List<?> rows = entities.createNativeQuery(
                        "select body_hash, status, location, etag, answer from idempotency"
                                + " where caller = ?1 and request = ?2 and key = ?3",
                        Object[].class)
                .setParameter(1, caller.subject())
                .setParameter(2, request)
                .setParameter(3, key)
                .getResultList();
        Object[] row = (Object[]) rows.get(0);
        if (!hash.equals(row[0])) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "key-used-otherwise",
                    "This Idempotency-Key came before with another body. Use a new key for a new request.");
        }
        return new Stored((Integer) row[1], (String) row[2], (String) row[3], (String) row[4]);
    }

    private void remember(String key, Caller caller, String request, Stored answer) {
        entities.createNativeQuery("update idempotency set status = ?4, location = ?5, etag = ?6, answer = ?7"
                        + " where caller = ?1 and request = ?2 and key = ?3")
                .setParameter(1, caller.subject())
                .setParameter(2, request)
                .setParameter(3, key)
                .setParameter(4, answer.status())
                .setParameter(5, answer.location())
                .setParameter(6, answer.etag())
                .setParameter(7, answer.json())
                .executeUpdate();
    }

    @Scheduled(every = "1h", delayed = "1m")
    @Transactional
    void forgetOld() {
        entities.createNativeQuery("delete from idempotency where created_at < ?1")
                .setParameter(1, Instant.now().minus(KEPT))
                .executeUpdate();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256", never);
        }
    }
}
