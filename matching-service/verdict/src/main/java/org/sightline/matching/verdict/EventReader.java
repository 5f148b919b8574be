package org.sightline.matching.verdict;

import java.util.Locale;

/** Tells a renewal, an extension, a service and a removal from a purchase by the words of a line. */
public final class EventReader {

    private static final EventReader BUILT_IN = new EventReader();

    private EventReader() {
    }

    /** The reader with the words that ship with Sightline. */
    public static EventReader builtIn() {
        return BUILT_IN;
    }

    /** Reads the description of a line; null or blank is a purchase. */
    public EventReading read(String description) {
        String text = description == null ? "" : description.toUpperCase(Locale.ROOT);
        return text.contains("RENEWAL") ? new EventReading(ContractEvent.RENEWAL, "RENEWAL")
                : new EventReading(ContractEvent.PURCHASE, "");
    }
}
