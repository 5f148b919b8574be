package org.sightline.testsupport.invariant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.sightline.localstack.stack.Part;

/** Waits until nothing moves any more, and says what still does when that takes too long. */
public final class Settling {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Databases databases;
    private final Records records;

    public Settling(Databases databases, Records records) {
        this.databases = databases;
        this.records = records;
    }

    /** How long it took. */
    public Duration await() {
        Instant begun = Instant.now();
        Instant end = begun.plus(PATIENCE);
        List<String> moving = moving();
        int still = moving.isEmpty() ? 1 : 0;
        // Twice in a row: what was read from a topic may go into an outbox a moment later.
        while (still < 2) {
            if (Instant.now().isAfter(end)) {
                throw new Broken("Stuck: after " + PATIENCE.toSeconds() + " s there is still " + moving);
            }
            LockSupport.parkNanos(LOOK.toNanos());
            moving = moving();
            still = moving.isEmpty() ? still + 1 : 0;
        }
        return Duration.between(begun, Instant.now());
    }

    private List<String> moving() {
        List<String> moving = new ArrayList<>();
        try {
            for (Part part : Part.services()) {
                count(moving, part, "outbox of " + part.title(), "select count(*) from outbox");
            }
            count(
                    moving,
                    Part.INGEST,
                    "imports",
                    "select count(*) from import where status in ('received', 'running', 'waiting')");
            count(moving, Part.MATCHING, "judging", "select count(*) from rule_version where rejudged_at is null");
            count(moving, Part.MATCHING, "screening", "select count(*) from rescreening where finished_at is null");
            count(moving, Part.MATCHING, "large documents", "select count(*) from due_document");
            long lag = records.lag();
            if (lag != 0) {
                moving.add(lag + " records not taken");
            }
        } catch (IllegalStateException away) {
            moving.add(String.valueOf(away.getMessage()));
        }
        return moving;
    }

    private void count(List<String> moving, Part part, String what, String query) {
        long count = databases.number(part, query);
        if (count > 0) {
            moving.add(count + " in " + what);
        }
    }
}
