package org.sightline.inventory.agency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an admin says of an agency, checked.
 *
 * @param kind null where not known
 * @param county null where not known or where it lies in none
 * @param aliases other published names, without the name itself
 * @param identifiers for example {@code uei}, {@code nces}, {@code website}
 * @param federalContractor null where not known
 */
record AgencyDetails(
        String name,
        AgencyKind kind,
        String county,
        List<String> aliases,
        Map<String, String> identifiers,
        Boolean federalContractor) {

    AgencyDetails {
        aliases = List.copyOf(aliases);
        identifiers = Map.copyOf(identifiers);
    }

    /** As text, field by field, for the history. */
    Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("name", name);
        text.put("kind", kind == null ? null : kind.word());
        text.put("county", county);
        text.put("aliases", aliases.isEmpty() ? null : String.join("; ", aliases));
        text.put("identifiers", identifiers.isEmpty() ? null : new TreeMap<>(identifiers).toString());
        text.put("federalContractor", federalContractor == null ? null : federalContractor.toString());
        return text;
    }
}
