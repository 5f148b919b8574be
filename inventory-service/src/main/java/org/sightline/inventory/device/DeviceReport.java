package org.sightline.inventory.device;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sightline.kit.problem.Problem.Fault;

/**
 * What somebody says of a device, as it was typed; every part may be null.
 *
 * @param mac with any separators
 * @param status a word of {@link DeviceStatus}
 * @param installedOn ISO 8601, as {@code 2021-06-30}
 * @param removedOn ISO 8601
 */
public record DeviceReport(
        String maker,
        String model,
        String serial,
        String mac,
        String fccId,
        String tag,
        String banner,
        String site,
        String location,
        String status,
        String installedOn,
        String removedOn,
        String removalMethod,
        String purpose,
        Integer quantity) {

    private static final int LONGEST = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST = 100_000;

    /**
     * What the report comes to.
     *
     * @param details null where something is wrong
     * @param faults everything that is wrong, by field name
     */
    public record Checked(DeviceDetails details, List<Fault> faults) {}

    /** The report as it would read if it said everything: what it leaves out is as it is now. */
    public DeviceReport over(DeviceDetails now) {
        boolean backInUse = now.status().gone()
                && status != null
                && DeviceStatus.of(status).map(s -> !s.gone()).orElse(false);
        return new DeviceReport(
                or(maker, now.maker()),
                or(model, now.model()),
                or(serial, now.serial()),
                or(mac, now.mac()),
                or(fccId, now.fccId()),
                or(tag, now.tag()),
                or(banner, now.banner()),
                or(site, now.site()),
                or(location, now.location()),
                or(status, now.status().word()),
                or(installedOn, text(now.installedOn())),
                backInUse ? removedOn : or(removedOn, text(now.removedOn())),
                backInUse ? removalMethod : or(removalMethod, now.removalMethod()),
                or(purpose, now.purpose()),
                quantity == null ? (Integer) now.quantity() : quantity);
    }

    /** Just what tells which device is meant: a report that says less and has less to be wrong. */
    public DeviceReport identity() {
        return new DeviceReport(
                maker,
                model,
                serial,
                mac,
                fccId,
                tag,
                banner,
                site,
                location,
                removedOn == null ? null : DeviceStatus.REMOVED.word(),
                null,
                removedOn,
                null,
                null,
                null);
    }

    private static String or(String said, String now) {
        return clean(said) == null ? now : said;
    }

    private static String text(LocalDate date) {
        return date == null ? null : date.toString();
    }

    /**
     * Checks everything at once.
     *
     * @param today the latest date that is not in the future anywhere in the country
     */
    public Checked check(LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        DeviceStatus how = status(faults);
        LocalDate installed = date(faults, "installedOn", installedOn, today);
        LocalDate removed = date(faults, "removedOn", removedOn, today);
        String cleanMac = Identifiers.known(clean(mac));
        DeviceDetails details = new DeviceDetails(
                clean(maker),
                clean(model),
                Identifiers.known(clean(serial)),
                Identifiers.mac(cleanMac),
                Identifiers.known(clean(fccId)),
                Identifiers.known(clean(tag)),
                clean(banner),
                clean(site),
                clean(location),
                how,
                installed,
                removed,
                clean(removalMethod),
                clean(purpose),
                quantity == null ? 1 : quantity);
        Identifiers.fault("serial", details.serial()).ifPresent(faults::add);
        Identifiers.fault("tag", details.tag()).ifPresent(faults::add);
        Identifiers.macFault(details.mac(), cleanMac).ifPresent(faults::add);
        lengths(faults, details);
        whole(faults, details);
        return new Checked(faults.isEmpty() ? details : null, List.copyOf(faults));
    }

    private DeviceStatus status(List<Fault> faults) {
        if (clean(status) == null) {
            return DeviceStatus.INSTALLED;
        }
        return DeviceStatus.of(status.strip()).orElseGet(() -> {
            faults.add(new Fault(
                    "status",
                    "unknown-status",
                    "\"" + status + "\" is not a status. Use installed, in_stock, removed or disposed."));
            return DeviceStatus.INSTALLED;
        });
    }

    private static LocalDate date(List<Fault> faults, String field, String text, LocalDate today) {
        if (clean(text) == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (date.isAfter(today)) {
                faults.add(new Fault(field, "future-date", text + " is in the future. Give the day when it happened."));
            } else if (date.getYear() < 1950) {
                faults.add(new Fault(field, "too-early", text + " is too long ago. Check the year."));
            }
            return date;
        } catch (DateTimeParseException unreadable) {
            faults.add(new Fault(
                    field, "invalid-date", "\"" + text + "\" is not a date. Write year-month-day, as 2021-06-30."));
            return null;
        }
    }

    private static void lengths(List<Fault> faults, DeviceDetails details) {
        details.asText().forEach((field, text) -> {
            int longest = field.equals("banner") || field.equals("purpose") ? LONGEST_TEXT : LONGEST;
            if (text != null && text.length() > longest) {
                faults.add(new Fault(field, "too-long", "Use at most " + longest + " characters."));
            }
        });
    }

    private static void whole(List<Fault> faults, DeviceDetails details) {
        if (says(details).stream().allMatch(Objects::isNull)) {
            faults.add(new Fault(
                    "maker",
                    "nothing-said",
                    "Say what it is: at least the maker, the model, or one of serial, MAC, FCC ID, tag."));
        }
        if (details.quantity() < 1 || details.quantity() > MOST) {
            faults.add(new Fault("quantity", "invalid-quantity", "Give a whole number from 1 to " + MOST + "."));
        }
        if (details.quantity() > 1 && (details.serial() != null || details.mac() != null)) {
            faults.add(
                    new Fault(
                            "quantity",
                            "one-serial-many-devices",
                            "A serial number or MAC address is one device. Set the quantity to 1, or leave serial and MAC out."));
        }
        if (details.status().gone() && details.removedOn() == null) {
            faults.add(new Fault("removedOn", "removal-date-missing", "Say on which day it was removed."));
        }
        if (!details.status().gone() && details.removedOn() != null) {
            faults.add(
                    new Fault(
                            "status",
                            "removed-and-in-use",
                            "It has a removal date and is said to be in use. Leave out the date, or set the status to removed."));
        }
        if (details.removedOn() != null
                && details.installedOn() != null
                && details.removedOn().isBefore(details.installedOn())) {
            faults.add(new Fault(
                    "removedOn",
                    "removed-before-installed",
                    "It cannot be removed before it was installed on " + details.installedOn()
                            + ". Check both dates."));
        }
    }

    private static List<String> says(DeviceDetails details) {
        List<String> said = new ArrayList<>();
        said.add(details.maker());
        said.add(details.model());
        said.add(details.serial());
        said.add(details.mac());
        said.add(details.fccId());
        said.add(details.tag());
        said.add(details.banner());
        return said;
    }

    private static String clean(String text) {
        String clean = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return clean.isEmpty() ? null : clean;
    }
}
