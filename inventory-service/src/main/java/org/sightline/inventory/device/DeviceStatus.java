package org.sightline.inventory.device;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a device is in its life. */
public enum DeviceStatus {
    INSTALLED,
    IN_STOCK,
    /** Taken down; it may still exist somewhere. */
    REMOVED,
    /** Destroyed or given to a recycler. */
    DISPOSED;

    /** The word in messages, in files and in the API. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the device is out of use, so that it needs a removal date. */
    public boolean gone() {
        return this == REMOVED || this == DISPOSED;
    }

    /** The status with this word. */
    public static Optional<DeviceStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    /**
     * The value of a filter.
     *
     * @throws IllegalArgumentException where there is no such word
     */
    public static DeviceStatus fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return word();
    }
}
