package org.sightline.gateway.pages.office.opendata.redaction;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a word of a purchase text is, and what stands in its place. */
enum Kind {
    /** Nothing that leads to a person or to one device: it stays. */
    KEPT("kept"),
    NAME("name"),
    SERIAL("serial number"),
    MAC("MAC address"),
    IP("IP address"),
    MAIL("mail address"),
    PHONE("telephone number"),
    ADDRESS("address"),
    /** Of a person: a badge, an employee, a student, a patient, a day of birth. */
    NUMBER("personal number"),
    VEHICLE("vehicle"),
    SECRET("user name or password"),
    ACCOUNT("account number"),
    PLACE("place");

    /** How many of them a word may be for the tagger: places on the map are known by their form alone. */
    static final int TAGGED = PLACE.ordinal();

    private final String mask;

    Kind(String named) {
        mask = '[' + named + ']';
    }

    String mask() {
        return mask;
    }

    /** An expression that finds every mask. */
    static String masks() {
        return Arrays.stream(values()).map(kind -> Pattern.quote(kind.mask)).collect(Collectors.joining("|"));
    }
}
