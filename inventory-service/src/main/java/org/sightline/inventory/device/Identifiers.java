package org.sightline.inventory.device;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem.Fault;

/** Serial numbers, tags and MAC addresses: how they are written in one form, and what is wrong with them. */
final class Identifiers {

    /** What people write where there is nothing to write. */
    private static final Set<String> NOTHING =
            Set.of("-", "--", "?", "0", "n/a", "na", "none", "null", "unknown", "tbd", "not available");

    /** How a spreadsheet writes a long number: 1.91E+18. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?[eE]\\+\\d{1,3}");

    /** Longest part of what was typed that a refusal says again. */
    private static final int SHOWN = 100;

    private static final Pattern MAC_SEPARATORS = Pattern.compile("[\\s:.\\-_]");
    private static final Pattern MAC = Pattern.compile("[0-9A-F]{12}");

    private Identifiers() {}

    /** What was typed, as a refusal says it again. */
    static String shown(String typed) {
        return typed.length() <= SHOWN ? typed : typed.substring(0, SHOWN) + "…";
    }

    /** The text, or null where it says in words that there is none. */
    static @Nullable String known(@Nullable String text) {
        return text == null || NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
    }

    /** What is wrong with a serial number or a tag that was cleaned by {@link #known}. */
    static Optional<Fault> fault(String field, @Nullable String text) {
        if (text != null && SCIENTIFIC.matcher(text).matches()) {
            return Optional.of(new Fault(
                    field,
                    "scientific-notation",
                    "\"" + shown(text)
                            + "\" is how a spreadsheet shortens a long number; the last digits are lost. Format the column as text"
                            + " and type the number again from the device."));
        }
        return Optional.empty();
    }

    /** A MAC address as 12 upper-case digits, whatever separators it was written with; else as it was. */
    static @Nullable String mac(@Nullable String text) {
        return text == null ? null : MAC_SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a MAC address that was normalized by {@link #mac}. Source of the bits: IEEE 802-2014, clause 8. */
    static Optional<Fault> macFault(@Nullable String mac, @Nullable String asWritten) {
        if (mac == null) {
            return Optional.empty();
        }
        Optional<Fault> spreadsheet = fault("mac", asWritten);
        if (spreadsheet.isPresent()) {
            return spreadsheet;
        }
        if (!MAC.matcher(mac).matches()) {
            return invalid(
                    asWritten,
                    "has to be 12 digits 0-9 and letters A-F, such as C0:56:E3:00:00:01. Copy it from the device's label or web page.");
        }
        if (mac.equals("000000000000") || (Integer.parseInt(mac.substring(0, 2), 16) & 1) == 1) {
            return invalid(
                    asWritten,
                    "is not the address of one device. Copy it from the device's label or web page, or leave it out.");
        }
        return Optional.empty();
    }

    private static Optional<Fault> invalid(@Nullable String asWritten, String why) {
        return Optional.of(
                new Fault("mac", "invalid-mac", "\"" + (asWritten == null ? "" : shown(asWritten)) + "\" " + why));
    }
}
