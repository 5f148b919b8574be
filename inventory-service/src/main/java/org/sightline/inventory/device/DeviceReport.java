package org.sightline.inventory.device;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem.Fault;

/**
 * What somebody says of a device, as typed: by form, by file or by API. A field that is missing or blank is not said.
 *
 * @param said text by field: a MAC with any separators, a status as a word of {@link DeviceStatus}, dates in ISO 8601
 */
public record DeviceReport(Map<DeviceField, String> said) {

    private static final Set<DeviceField> REMOVAL = EnumSet.of(DeviceField.REMOVED_ON, DeviceField.REMOVAL_METHOD);
    private static final Set<DeviceField> IDENTITY = EnumSet.range(DeviceField.MAKER, DeviceField.LOCATION);

    /** Runs of white space that are not one plain space. */
    private static final Pattern SPACES = Pattern.compile("[\\s&&[^ ]]\\s*|\\s{2,}");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** A report that says nothing. */
    public static final DeviceReport EMPTY = new DeviceReport(Map.of());

    public DeviceReport {
        Map<DeviceField, String> clean = new EnumMap<>(DeviceField.class);
        said.forEach((field, text) -> {
            if (!text.isBlank()) {
                clean.put(field, SPACES.matcher(text.strip()).replaceAll(" "));
            }
        });
        said = clean;
    }

    /**
     * The result of a check.
     *
     * @param details null where something is wrong
     * @param faults everything that is wrong, by field name
     */
    public record Checked(@Nullable DeviceDetails details, List<Fault> faults) {}

    /** The same, with one thing more; null says nothing. */
    public DeviceReport with(DeviceField field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<DeviceField, String> more = new EnumMap<>(DeviceField.class);
        more.putAll(said);
        more.put(field, value.toString());
        return new DeviceReport(more);
    }

    /** What it says of one field; null where it says nothing. */
    public @Nullable String get(DeviceField field) {
        return said.get(field);
    }

    /** Whether it says that the device is in use or in stock. */
    public boolean saysInUse() {
        return statusSaid().filter(status -> !status.gone()).isPresent();
    }

    private Optional<DeviceStatus> statusSaid() {
        return Optional.ofNullable(get(DeviceField.STATUS)).flatMap(DeviceStatus::of);
    }

    /** The report as it would read if it said everything: what it leaves out is as it is now. */
    public DeviceReport over(DeviceDetails now) {
        Set<DeviceField> kept = EnumSet.allOf(DeviceField.class);
        if (now.status().gone() && saysInUse()) {
            kept.removeAll(REMOVAL);
        }
        return completed(now, kept);
    }

    /** The report as the whole new description: only status, quantity and an earlier removal stay where it is silent. */
    DeviceReport inPlaceOf(DeviceDetails now) {
        DeviceReport whole = completed(now, EnumSet.of(DeviceField.STATUS, DeviceField.QUANTITY));
        boolean staysGone = now.status().gone()
                && whole.statusSaid().filter(DeviceStatus::gone).isPresent();
        return staysGone ? whole.completed(now, REMOVAL) : whole;
    }

    private DeviceReport completed(DeviceDetails now, Set<DeviceField> fields) {
        Map<DeviceField, String> whole = new EnumMap<>(DeviceField.class);
        for (DeviceField field : fields) {
            String is = field.of(now);
            if (is != null) {
                whole.put(field, is);
            }
        }
        whole.putAll(said);
        return new DeviceReport(whole);
    }

    /** Only what identifies the device: a report that says less and can have less wrong with it. */
    public DeviceReport identity() {
        Map<DeviceField, String> identity = new EnumMap<>(DeviceField.class);
        identity.putAll(said);
        identity.keySet().retainAll(IDENTITY);
        String removedOn = get(DeviceField.REMOVED_ON);
        return removedOn == null
                ? new DeviceReport(identity)
                : new DeviceReport(identity)
                        .with(DeviceField.STATUS, DeviceStatus.REMOVED.word())
                        .with(DeviceField.REMOVED_ON, removedOn);
    }

    /**
     * Checks everything at once.
     *
     * @param today the latest date that is not in the future anywhere in the country
     */
    public Checked check(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        DeviceDetails details = new DeviceDetails(
                get(DeviceField.MAKER),
                get(DeviceField.MODEL),
                Identifiers.known(get(DeviceField.SERIAL)),
                Identifiers.mac(Identifiers.known(get(DeviceField.MAC))),
                Identifiers.known(get(DeviceField.FCC_ID)),
                Identifiers.known(get(DeviceField.TAG)),
                get(DeviceField.BANNER),
                get(DeviceField.SITE),
                get(DeviceField.LOCATION),
                status(faults),
                date(faults, DeviceField.INSTALLED_ON, today),
                date(faults, DeviceField.REMOVED_ON, today),
                get(DeviceField.REMOVAL_METHOD),
                get(DeviceField.PURPOSE),
                quantity());
        Identifiers.fault("serial", details.serial()).ifPresent(faults::add);
        Identifiers.fault("tag", details.tag()).ifPresent(faults::add);
        Identifiers.macFault(details.mac(), get(DeviceField.MAC)).ifPresent(faults::add);
        lengths(faults, details);
        faults.addAll(DeviceRules.broken(details));
        return new Checked(faults.isEmpty() ? details : null, List.copyOf(faults));
    }

    private DeviceStatus status(List<Fault> faults) {
        String word = said.getOrDefault(DeviceField.STATUS, DeviceStatus.INSTALLED.word());
        return DeviceStatus.of(word).orElseGet(() -> {
            faults.add(new Fault(
                    "status",
                    "unknown-status",
                    "\"" + Identifiers.shown(word)
                            + "\" is not a status. Use installed, in_stock, removed or disposed."));
            return DeviceStatus.INSTALLED;
        });
    }

    private @Nullable LocalDate date(List<Fault> faults, DeviceField field, LocalDate today) {
        String text = get(field);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.isAfter(today)) {
                faults.add(new Fault(
                        field.word(), "future-date", text + " is in the future. Give the day when it happened."));
            } else if (date.getYear() < 1950) {
                faults.add(new Fault(field.word(), "too-early", text + " is too long ago. Check the year."));
            }
            return date;
        } catch (DateTimeParseException unreadable) {
            faults.add(new Fault(
                    field.word(),
                    "invalid-date",
                    "\"" + Identifiers.shown(text) + "\" is not a date. Write year-month-day, as 2021-06-30."));
            return null;
        }
    }

    /** One where it is not said; zero, which {@link DeviceRules} refuses, where it is not a number. */
    private int quantity() {
        String text = said.getOrDefault(DeviceField.QUANTITY, "1");
        return WHOLE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    private static void lengths(List<Fault> faults, DeviceDetails details) {
        for (DeviceField field : DeviceField.values()) {
            String text = field.of(details);
            if (text != null && text.length() > field.longest()) {
                faults.add(new Fault(field.word(), "too-long", "Use at most " + field.longest() + " characters."));
            }
        }
    }
}
