package org.sightline.gateway.shell;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody typed into a form. */
public final class FormFields {

    private FormFields() {}

    /** The fields that are filled in, without space around them, in this order. */
    public static Map<String, String> of(MultivaluedMap<String, String> form, List<String> names) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : names) {
            String value = form.getFirst(name);
            if (value != null && !value.isBlank()) {
                given.put(name, value.strip());
            }
        }
        return given;
    }
}
