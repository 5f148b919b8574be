package org.sightline.inventory.agency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.place.States;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

/** What an admin sends to register or change an agency. */
record AgencyForm(
        @Schema(required = true, maxLength = 300, examples = "City of Marrowbone") @Nullable
        String name,

        @Schema(ref = "AgencyKind") @Nullable String kind,

        @Schema(
                description = "Two capital letters. Needed to register; it never changes.",
                pattern = "[A-Z]{2}",
                examples = "XF")
        @Nullable
        String state,

        @Schema(maxLength = 300, examples = "Alder County") @Nullable
        String county,

        @Schema(description = "Other published names. Left out of a change: they stay.") @Nullable
        List<String> aliases,

        @Schema(description = "Such as uei, nces, website. Left out of a change: they stay.") @Nullable
        Map<String, String> identifiers,

        @Schema(description = "Whether it holds a federal contract. Left out: not known.") @Nullable
        Boolean federalContractor,

        @Schema(description = "True for invented sample data.") @Nullable
        Boolean sample) {

    private static final int LONGEST = 300;
    private static final int MOST_ALIASES = 200;
    private static final int MOST_IDENTIFIERS = 20;
    private static final int LONGEST_SCHEME = 100;

    /** The details to register. All mistakes at once. */
    AgencyDetails toRegister() {
        List<Fault> faults = faults();
        if (state == null || !States.isCode(state)) {
            faults.add(new Fault(
                    "/state", "invalid", "Give the two capital letters of a state or territory, such as TX."));
        }
        refuse(faults);
        return details(List.of(), Map.of());
    }

    /** The details to change to. All mistakes at once. */
    AgencyDetails toChange(Agency current) {
        List<Fault> faults = faults();
        if (state != null && !state.equals(current.state())) {
            faults.add(new Fault("/state", "fixed", "An agency does not move to another state. Register another one."));
        }
        refuse(faults);
        return details(current.details().aliases(), current.details().identifiers());
    }

    /** What the form says, once it has no faults; aliases and identifiers stay where it leaves them out. */
    private AgencyDetails details(List<String> knownAliases, Map<String, String> knownIdentifiers) {
        String cleanName = Objects.requireNonNull(clean(name));
        List<String> names = (aliases == null ? knownAliases : aliases)
                .stream()
                        .flatMap(alias -> Stream.ofNullable(clean(alias)))
                        .filter(alias -> !alias.equals(cleanName))
                        .distinct()
                        .toList();
        Map<String, String> ids = new TreeMap<>();
        (identifiers == null ? knownIdentifiers : identifiers).forEach((scheme, value) -> {
            String cleanValue = clean(value);
            if (cleanValue != null) {
                ids.put(scheme.strip(), cleanValue);
            }
        });
        return new AgencyDetails(
                cleanName,
                kind == null ? null : AgencyKind.of(kind).orElseThrow(),
                clean(county),
                names,
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
        if (aliases != null && aliases.size() > MOST_ALIASES) {
            faults.add(new Fault("/aliases", "too-many", "Give at most " + MOST_ALIASES + " other names."));
        }
        identifiers(faults);
        for (int i = 0; aliases != null && i < aliases.size(); i++) {
            name(faults, "/aliases/" + i, aliases.get(i));
        }
        return faults;
    }

    private void identifiers(List<Fault> faults) {
        if (identifiers == null) {
            return;
        }
        if (identifiers.size() > MOST_IDENTIFIERS) {
            faults.add(new Fault("/identifiers", "too-many", "Give at most " + MOST_IDENTIFIERS + " identifiers."));
        }
        identifiers.forEach((scheme, value) -> {
            if (scheme.length() > LONGEST_SCHEME || value != null && value.length() > LONGEST) {
                faults.add(new Fault(
                        "/identifiers/" + scheme.substring(0, Math.min(LONGEST_SCHEME, scheme.length())),
                        "too-long",
                        "Use at most " + LONGEST_SCHEME + " characters for the name and " + LONGEST
                                + " for the value."));
            }
        });
    }

    private static void name(List<Fault> faults, String pointer, @Nullable String name) {
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

    private static @Nullable String clean(@Nullable String text) {
        String clean = text == null ? "" : text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return clean.isEmpty() ? null : clean;
    }
}
