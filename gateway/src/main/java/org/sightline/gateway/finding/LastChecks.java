package org.sightline.gateway.finding;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.gateway.relay.Relay;
import org.sightline.gateway.route.Part;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.problem.Problem;

/** When the laws of a finding were last checked, where that is longer ago than a check is good for. */
@ApplicationScoped
class LastChecks {

    /** For how many days a check is good, as in matching-service. */
    static final int GOOD_FOR_DAYS = 90;

    private final Relay relay;
    private final Clock clock;

    LastChecks(Relay relay, Clock clock) {
        this.relay = relay;
        this.clock = clock;
    }

    /** The day of the last check of each law that was not checked for long, by its id. */
    Map<String, LocalDate> old(List<Finding.Ruling> rulings) {
        LocalDate today = OfficeClock.today(clock);
        Map<String, LocalDate> old = new HashMap<>();
        for (Finding.Ruling ruling : rulings) {
            LocalDate looked = ruling.lookedAt();
            if (looked != null && isOld(looked, today)) {
                old.put(ruling.ruleId(), looked);
            }
        }
        // A law may have been checked since the finding was judged.
        if (!old.isEmpty()) {
            newer(old);
            old.values().removeIf(looked -> !isOld(looked, today));
        }
        return old;
    }

    private static boolean isOld(LocalDate looked, LocalDate today) {
        return today.isAfter(looked.plusDays(GOOD_FOR_DAYS));
    }

    /** Puts in the days that matching-service knows now; those of the finding stay while it is away. */
    private void newer(Map<String, LocalDate> days) {
        try {
            for (JsonNode rule : relay.get(Part.MATCHING, "/rules").path("rules")) {
                String day = rule.path("lookedAt").asText("");
                if (!day.isEmpty()) {
                    days.computeIfPresent(
                            rule.path("id").asText(),
                            (id, looked) -> LocalDate.parse(day).isAfter(looked) ? LocalDate.parse(day) : looked);
                }
            }
        } catch (Problem away) {
            if (away.status() < 500) {
                throw away;
            }
        }
    }
}
