package org.sightline.inventory.agency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** What an admin sends to register or change an agency. */
record AgencyForm(
        @Schema(required = true, examples = "City of Marrowbone")
        String name,

        @Schema(
                description =
                        "city, county, town, school_district, state_agency, state_university, special_district, federal_agency")
        String kind,

        @Schema(description = "Two capital letters. Needed to register; it never changes.", examples = "XF")
        String state,

        String county,

        @Schema(description = "Other published names. Left out in a change: they stay.")
        List<String> aliases,

        @Schema(description = "Such as uei, nces, website. Left out in a change: they stay.")
        Map<String, String> identifiers,

        @Schema(description = "Whether it holds a federal contract. Left out: not known.")
        Boolean federalContractor,

        @Schema(description = "True for invented sample data.")
        Boolean sample) {

    private static final int LONGEST = 300;

    /** The details to register. All mistakes at once. */
    AgencyDetails toRegister() {
        List<Fault> faults = faults();
        if (state == null || !state.matches("[A-Z]{2}")) {
            faults.add(new Fault("/state", "invalid", "Give the state as two capital letters, such as TX."));
        }
        refuse(faults);
        return details(List.of(), Map.of());
    }

    /** The details to change to. All mistakes at once. */
    AgencyDetails toChange(Agency present) {
        List<Fault> faults = faults();
        if (state != null && !state.equals(present.state())) {
            faults.add(new Fault("/state", "fixed", "An agency does not move to another state. Register another one."));
        }
        refuse(faults);
        return details(present.aliases(), present.identifiers());
    }

    private AgencyDetails details(List<String> presentAliases, Map<String, String> presentIdentifiers) {
        String cleanName = clean(name);
        List<String> names = aliases == null
                ? presentAliases
                : aliases.stream()
                        .map(AgencyForm::clean)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        Map<String, String> ids = new TreeMap<>();
        (identifiers == null ? presentIdentifiers : identifiers).forEach((scheme, value) -> {
            if (clean(value) != null) {
                ids.put(scheme.strip(), clean(value));
            }
        });
        return new AgencyDetails(
                cleanName,
                kind == null ? null : AgencyKind.of(kind).orElseThrow(),
                clean(county),
                names.stream().filter(alias -> !alias.equals(cleanName)).toList(),
                ids,
                federalContractor);
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        name(faults, "/name", name);
        if (kind != null && AgencyKind.of(kind).isEmpty()) {
            faults.add(new Fault(
                    "/kind", "unknown", "\"" + kind + "\" is not a kind. Use one of " + AgencyKind.words() + "."));
        }
        if (county != null && county.length() > LONGEST) {
            faults.add(new Fault("/county", "too-long", "Use at most " + LONGEST + " characters."));
        }
        for (int i = 0; aliases != null && i < aliases.size(); i++) {
            name(faults, "/aliases/" + i, aliases.get(i));
        }
        return faults;
    }

    private static void name(List<Fault> faults, String pointer, String name) {
        if (name == null || BuyerName.key(name).isEmpty()) {
            faults.add(new Fault(pointer, "missing", "Give a name with at least one letter or digit."));
        } else if (name.length() > LONGEST) {
            faults.add(new Fault(pointer, "too-long", "Use at most " + LONGEST + " characters."));
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid("Some fields are missing or wrong; see errors.", faults);
        }
    }

    private static String clean(String text) {
        String clean = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return clean.isEmpty() ? null : clean;
    }
}
