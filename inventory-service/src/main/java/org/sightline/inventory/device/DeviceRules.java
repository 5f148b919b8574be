package org.sightline.inventory.device;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sightline.kit.problem.Problem.Fault;

/** What must hold of a device as a whole, beyond each field by itself. */
final class DeviceRules {

    private static final int MOST = 100_000;

    /** A rule, and what to say where it is broken. */
    private record Rule(
            DeviceField field, String code, Predicate<DeviceDetails> broken, Function<DeviceDetails, String> message) {

        private Rule(DeviceField field, String code, Predicate<DeviceDetails> broken, String message) {
            this(field, code, broken, details -> message);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    DeviceField.MAKER,
                    "nothing-said",
                    DeviceRules::saysNothing,
                    "Say what it is: at least the maker, the model, or one of serial, MAC, FCC ID, tag."),
            new Rule(
                    DeviceField.QUANTITY,
                    "invalid-quantity",
                    is -> is.quantity() < 1 || is.quantity() > MOST,
                    "Give a whole number from 1 to " + MOST + "."),
            new Rule(
                    DeviceField.QUANTITY,
                    "one-serial-many-devices",
                    is -> is.quantity() > 1 && (is.serial() != null || is.mac() != null),
                    "A serial number or MAC address is one device. Set the quantity to 1, or leave serial and MAC out."),
            new Rule(
                    DeviceField.REMOVED_ON,
                    "removal-date-missing",
                    is -> is.status().gone() && is.removedOn() == null,
                    "Say on which day it was removed."),
            new Rule(
                    DeviceField.STATUS,
                    "removed-and-in-use",
                    is -> !is.status().gone() && is.removedOn() != null,
                    "It has a removal date and a status that says it is in use."
                            + " Leave out the date, or set the status to removed."),
            new Rule(
                    DeviceField.REMOVED_ON,
                    "removed-before-installed",
                    DeviceRules::removedBeforeInstalled,
                    is -> "It cannot be removed before it was installed on " + is.installedOn()
                            + ". Check both dates."));

    private DeviceRules() {}

    /** Every rule that a device breaks, in plain words. */
    static List<Fault> broken(DeviceDetails details) {
        return RULES.stream()
                .filter(rule -> rule.broken().test(details))
                .map(rule -> new Fault(
                        rule.field().word(), rule.code(), rule.message().apply(details)))
                .toList();
    }

    private static boolean saysNothing(DeviceDetails is) {
        return Stream.of(is.maker(), is.model(), is.serial(), is.mac(), is.fccId(), is.tag(), is.banner())
                .allMatch(Objects::isNull);
    }

    private static boolean removedBeforeInstalled(DeviceDetails is) {
        return is.removedOn() != null
                && is.installedOn() != null
                && is.removedOn().isBefore(is.installedOn());
    }
}
