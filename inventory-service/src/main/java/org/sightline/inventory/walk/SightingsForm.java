package org.sightline.inventory.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/**
 * What was read at a site.
 *
 * @param sightings each with a name of its own, so that it can be sent again without being there twice
 */
@Schema(requiredProperties = "sightings", examples = """
                {"sightings": [{"key": "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d11", "serial": "INVENTED-0007"}]}""")
record SightingsForm(@Nullable List<@Nullable Sighting> sightings) {

    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST_SERIAL = 200;

    /** One serial number or tag. */
    @Schema(
            name = "SightingForm",
            requiredProperties = {"key", "serial"})
    record Sighting(@Nullable UUID key, @Nullable String serial) {}

    /** A sighting of which nothing is wrong. */
    record Checked(UUID key, String serial) {}

    /** All of them; 422 with everything that is wrong. */
    List<Checked> checked() {
        if (sightings == null || sightings.isEmpty() || sightings.size() > MOST_AT_ONCE) {
            throw Problem.invalid("/sightings", "bad-number", "Send 1 to " + MOST_AT_ONCE + " at once.");
        }
        List<Fault> faults = new ArrayList<>();
        List<Checked> good = new ArrayList<>();
        for (int i = 0; i < sightings.size(); i++) {
            check("/sightings/" + i, sightings.get(i), good, faults);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid("Some of them were not understood; see errors.", faults);
        }
        return List.copyOf(good);
    }

    private static void check(String at, @Nullable Sighting sighting, List<Checked> good, List<Fault> faults) {
        UUID key = sighting == null ? null : sighting.key();
        // The database keeps no NUL character.
        String serial = sighting == null || sighting.serial() == null
                ? ""
                : sighting.serial().replace("\0", "").strip();
        if (key == null) {
            faults.add(new Fault(at + "/key", "missing", "Give it a name of its own, a UUID."));
        } else if (serial.isEmpty() || serial.length() > LONGEST_SERIAL) {
            faults.add(new Fault(
                    at + "/serial",
                    "bad-serial",
                    "Give a serial number of at most " + LONGEST_SERIAL + " characters."));
        } else {
            good.add(new Checked(key, serial));
        }
    }
}
