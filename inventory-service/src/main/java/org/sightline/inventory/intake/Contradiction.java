package org.sightline.inventory.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceField;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.kit.problem.Problem.Fault;

/** Where what was seen on a network and what somebody declared cannot both be right. */
final class Contradiction {

    /** What a scan can tell and people leave out. */
    private static final List<DeviceField> FILLED = List.of(
            DeviceField.MAKER,
            DeviceField.MODEL,
            DeviceField.SERIAL,
            DeviceField.MAC,
            DeviceField.BANNER,
            DeviceField.SITE,
            DeviceField.LOCATION);

    /** Words of company names that tell nobody apart. */
    private static final Set<String> COMMON = Set.of(
            "inc",
            "ltd",
            "co",
            "corp",
            "company",
            "limited",
            "digital",
            "technology",
            "technologies",
            "electronics",
            "systems",
            "international",
            "group",
            "the",
            "and");

    private Contradiction() {}

    /** Everything that contradicts, each with what to do. */
    static List<Fault> all(DeviceDetails is, DeviceReport seen) {
        List<Fault> faults = new ArrayList<>();
        String maker = seen.get(DeviceField.MAKER);
        if (maker != null && is.maker() != null && !related(maker, is.maker())) {
            faults.add(new Fault(
                    "maker",
                    "other-maker",
                    "Declared " + is.maker() + ", and the network says " + maker
                            + ": whom the prefix of the MAC address belongs to, or what the device says of itself. Look at the label of "
                            + is.label() + ", and correct the device on its page."));
        }
        String model = seen.get(DeviceField.MODEL);
        if (model != null && is.model() != null && !alike(model, is.model())) {
            faults.add(new Fault(
                    "model",
                    "other-model",
                    "Declared " + is.model() + ", and the device says " + model + ". Look at the label of " + is.label()
                            + ", and correct the device on its page."));
        }
        elsewhere(is, seen.get(DeviceField.SITE)).ifPresent(faults::add);
        if (is.status().gone()) {
            faults.add(new Fault(
                    "status",
                    "still-there",
                    is.label() + " is recorded as removed on " + is.removedOn()
                            + ", and it was seen. If it is in use again, correct it on its page."));
        }
        return faults;
    }

    private static Optional<Fault> elsewhere(DeviceDetails is, @Nullable String site) {
        return site == null || is.site() == null || site.equalsIgnoreCase(is.site())
                ? Optional.empty()
                : Optional.of(new Fault(
                        "site",
                        "other-site",
                        is.label() + " is registered at " + is.site() + ", and it was seen at " + site
                                + ". If it hangs there now, correct it on its page."));
    }

    /** What was seen of fields of which nothing is known. */
    static DeviceReport blanks(DeviceDetails is, DeviceReport seen) {
        DeviceReport blanks = DeviceReport.EMPTY;
        for (DeviceField field : FILLED) {
            blanks = field.of(is) == null ? blanks.with(field, seen.get(field)) : blanks;
        }
        return blanks;
    }

    /** Whether two names of companies share a word that tells them apart from others. */
    private static boolean related(String one, @Nullable String other) {
        return words(one).stream().anyMatch(words(String.valueOf(other))::contains);
    }

    /** Whether one model is the other, or the other with more behind it, such as the lens. */
    private static boolean alike(String one, @Nullable String other) {
        String first = letters(one);
        String second = letters(String.valueOf(other));
        return first.startsWith(second) || second.startsWith(first) || first.endsWith(second) || second.endsWith(first);
    }

    private static String letters(String model) {
        return model.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 1 && !COMMON.contains(word))
                .collect(Collectors.toSet());
    }
}
