package org.sightline.inventory.walk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A walk with what it is held against: the devices in use that are registered at the site, as they are now. Pure.
 *
 * @param more whether more devices are registered at the site than are listed
 */
@Schema(name = "WalkResult")
record WalkView(@JsonUnwrapped Walk walk, List<Expected> expected, List<Sighting> sightings, boolean more) {

    /** What a serial number that was read says. */
    @Schema(name = "WalkOutcome")
    enum Outcome {
        /** A device that is expected at the site. */
        EXPECTED,
        /** A device that is registered at another site, or at none. */
        ELSEWHERE,
        /** A device that is recorded as removed, disposed of or in stock. */
        NOT_IN_USE,
        /** No device of the agency has it. */
        UNKNOWN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A device that is expected at the site. Without serial number and tag nobody can type what it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExpectedDevice")
    record Expected(
            UUID deviceId,
            @Nullable String maker,
            @Nullable String model,
            @Nullable String serial,
            @Nullable String tag,
            @Nullable String location,
            boolean seen) {

        Expected met(boolean is) {
            return new Expected(deviceId, maker, model, serial, tag, location, is);
        }
    }

    /**
     * What somebody read at the site.
     *
     * @param key the name under which it was sent
     * @param deviceId the device that has it; null for none
     * @param site where that device is registered; null where it is not said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WalkSighting")
    record Sighting(
            UUID key,
            String serial,
            Outcome outcome,
            @Nullable UUID deviceId,
            @Nullable String site,
            String seenBy,
            Instant seenAt) {}

    /** What somebody read, before it is held against the register. */
    record Read(UUID key, String serial, String seenBy, Instant seenAt) {}

    /** A device that has one of the serial numbers or tags. */
    record Known(
            UUID deviceId,
            @Nullable String serial,
            @Nullable String tag,
            @Nullable String site,
            boolean inUse) {}

    /** Holds what was read against the register. */
    static WalkView of(Walk walk, List<Expected> registered, boolean more, List<Known> known, List<Read> read) {
        Map<String, Known> byName = new HashMap<>();
        for (Known device : known) {
            // A serial number goes before another device's tag.
            named(byName, device.tag(), device, false);
        }
        for (Known device : known) {
            named(byName, device.serial(), device, true);
        }
        Set<UUID> met = new HashSet<>();
        List<Sighting> sightings = read.stream()
                .map(one -> {
                    Known device = byName.get(folded(one.serial()));
                    if (device != null) {
                        met.add(device.deviceId());
                    }
                    return new Sighting(
                            one.key(),
                            one.serial(),
                            outcome(walk, device),
                            device == null ? null : device.deviceId(),
                            device == null ? null : device.site(),
                            one.seenBy(),
                            one.seenAt());
                })
                .toList();
        return new WalkView(
                walk,
                registered.stream()
                        .map(device -> device.met(met.contains(device.deviceId())))
                        .toList(),
                sightings,
                more);
    }

    private static void named(Map<String, Known> byName, @Nullable String name, Known device, boolean first) {
        if (name != null && (first || !byName.containsKey(folded(name)))) {
            byName.put(folded(name), device);
        }
    }

    private static Outcome outcome(Walk walk, @Nullable Known device) {
        if (device == null) {
            return Outcome.UNKNOWN;
        }
        if (!device.inUse()) {
            return Outcome.NOT_IN_USE;
        }
        return walk.site().equals(device.site()) ? Outcome.EXPECTED : Outcome.ELSEWHERE;
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
