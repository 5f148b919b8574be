package org.sightline.gateway.opendata.redaction;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes out of a published text what leads to a person or to one device: mail addresses, telephone numbers, street addresses,
 * names, numbers of badges and the like, license plates, user names and passwords, network and MAC addresses, serial numbers and
 * places on the map. In
 * their place stands in brackets what was there; words that say so, such as {@code S/N}, stay. A text that was redacted is not
 * changed again.
 */
public final class Redaction {

    /** Longer texts are cut: what was bought stands at the beginning. */
    static final int LONGEST_ITEM = 500;

    /** In this order: what is whole goes before what could be a part of it, and names before the numbers that follow them. */
    private static final List<UnaryOperator<String>> RULES = List.of(
            NetworkAddresses::without,
            SerialNumbers::without,
            rule("(?<![\\w.-])-?\\d{1,3}\\.\\d{4,}°?\\s*[NS]?\\s*[,;/ ]\\s*-?\\d{1,3}\\.\\d{4,}°?\\s*[EW]?", "[place]"),
            StreetAddresses::without,
            PersonNames::without,
            TelephoneNumbers::without,
            PersonalNumbers::without,
            Credentials::without);

    private Redaction() {}

    private static UnaryOperator<String> rule(String found, String instead) {
        Pattern pattern = Pattern.compile(found);
        return text -> pattern.matcher(text).replaceAll(instead);
    }

    /** The text without them. */
    public static String of(String text) {
        String left = text;
        for (UnaryOperator<String> rule : RULES) {
            left = rule.apply(left);
        }
        return left.length() <= LONGEST_ITEM ? left : left.substring(0, LONGEST_ITEM);
    }
}
