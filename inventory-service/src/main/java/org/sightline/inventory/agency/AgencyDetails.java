package org.sightline.inventory.agency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What an admin says of an agency, checked: columns of its row, fields of its message and of the API's answers.
 *
 * @param kind null where not known
 * @param county null where not known, or where it lies in none
 * @param aliases other published names, without the name itself
 * @param identifiers for example {@code uei}, {@code nces}, {@code website}
 * @param federalContractor null where not known
 */
@Embeddable
record AgencyDetails(
        String name,
        @Enumerated(EnumType.STRING) @Nullable AgencyKind kind,
        @Nullable String county,
        @JdbcTypeCode(SqlTypes.ARRAY) List<String> aliases,
        @JdbcTypeCode(SqlTypes.JSON) Map<String, String> identifiers,
        @Column(name = "federal_contractor") @Nullable Boolean federalContractor) {

    AgencyDetails {
        aliases = List.copyOf(aliases);
        identifiers = Map.copyOf(identifiers);
    }

    /** All names, its own first. */
    Stream<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream());
    }

    /** The same, with other names that mean it too. */
    AgencyDetails alsoNamed(Stream<String> others) {
        Set<String> names = new LinkedHashSet<>(aliases);
        others.forEach(names::add);
        names.remove(name);
        return new AgencyDetails(name, kind, county, List.copyOf(names), identifiers, federalContractor);
    }

    /** The same with at most so many other names. */
    AgencyDetails withNames(int most) {
        return aliases.size() <= most
                ? this
                : new AgencyDetails(name, kind, county, aliases.subList(0, most), identifiers, federalContractor);
    }

    /** As text, field by field, for the history. */
    Map<String, @Nullable String> asText() {
        Map<String, @Nullable String> text = new LinkedHashMap<>();
        text.put("name", name);
        text.put("kind", kind == null ? null : kind.word());
        text.put("county", county);
        text.put("aliases", aliases.isEmpty() ? null : String.join("; ", aliases));
        text.put("identifiers", identifiers.isEmpty() ? null : new TreeMap<>(identifiers).toString());
        text.put("federalContractor", federalContractor == null ? null : federalContractor.toString());
        return text;
    }
}
