package org.sightline.gateway.pages.agencies.inventory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.shell.Formats;

/** One field of a device before and after; null where it was or is not known. */
record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    private static final Set<String> DAYS = Set.of("installedOn", "removedOn");
    private static final String NOTHING = "–";

    /** What it was, as people say it. */
    public String saidFrom() {
        return said(from);
    }

    /** What it is, as people say it. */
    public String saidTo() {
        return said(to);
    }

    private String said(@Nullable String value) {
        if (value == null) {
            return NOTHING;
        }
        return DAYS.contains(field) ? Formats.day(value) : value;
    }
}
