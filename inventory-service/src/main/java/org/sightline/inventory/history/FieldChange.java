package org.sightline.inventory.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One field before and after.
 *
 * @param field the name that the field has in the API
 * @param from null where it was not known
 * @param to null where it is not known any more
 */
@Schema(requiredProperties = "field")
public record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    /** What differs between two descriptions of the same thing, in the order of the second. */
    public static List<FieldChange> between(Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        List<FieldChange> changes = new ArrayList<>();
        after.forEach((field, to) -> {
            String from = before.get(field);
            if (!Objects.equals(from, to)) {
                changes.add(new FieldChange(field, from, to));
            }
        });
        return List.copyOf(changes);
    }
}
