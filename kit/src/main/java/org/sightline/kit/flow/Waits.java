package org.sightline.kit.flow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What waits for what, since when and why. Nothing of it is lost: it goes on by itself. */
@ApplicationScoped
public class Waits {

    /** The database of this service. */
    public static final String DATABASE = "the database";

    public static final String BROKER = "the message broker";

    /**
     * Something that waits.
     *
     * @param who what waits, such as {@code agencies messages}
     * @param what what it waits for
     * @param why the last failure, for operators
     */
    public record Wait(String who, String what, Instant since, String why) {}

    private final Map<String, Wait> waits = new ConcurrentHashMap<>();

    /** It waits, or still waits. True where it did not wait for that before: then it is worth a line in the log. */
    public boolean begin(String who, String what, String why) {
        Wait before = waits.get(who);
        waits.merge(
                who,
                new Wait(who, what, Instant.now(), why),
                (known, now) -> known.what().equals(what) ? new Wait(who, what, known.since(), why) : now);
        return before == null || !before.what().equals(what);
    }

    /** It no longer waits. */
    public void end(String who) {
        waits.remove(who);
    }

    public boolean waits(String who) {
        return waits.containsKey(who);
    }

    /** All that waits, the longest first. */
    public List<Wait> all() {
        return waits.values().stream()
                .sorted(Comparator.comparing(Wait::since).thenComparing(Wait::who))
                .toList();
    }
}
