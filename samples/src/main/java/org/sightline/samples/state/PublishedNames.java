package org.sightline.samples.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the name of a body as badly as publishers do. */
final class PublishedNames {

    private PublishedNames() {}

    static List<String> of(Body body) {
        String name = body.name();
        String upper = name.toUpperCase(Locale.ROOT);
        List<String> names = new ArrayList<>(List.of(name, upper));
        switch (body.kind()) {
            case CITY -> inverted(names, upper, "CITY", "POLICE DEPT", "PUBLIC WORKS");
            case TOWN -> inverted(names, upper, "TOWN", "TOWN CLERK", "HIGHWAY DEPT");
            case COUNTY -> county(names, upper, body.registered());
            default -> abbreviated(names, upper, body.registered());
        }
        names.addAll(body.aliases());
        return List.copyOf(names);
    }

    private static void inverted(List<String> names, String upper, String word, String office, String other) {
        String place = upper.substring(word.length() + " OF ".length());
        names.add(place + ", " + word + " OF");
        names.add(place + " " + word + " OF");
        names.add(upper + " - " + office);
        names.add(upper + " / " + other);
    }

    private static void county(List<String> names, String upper, boolean registered) {
        String place = upper.substring(0, upper.length() - " COUNTY".length());
        names.add("COUNTY OF " + place);
        names.add(place + ", COUNTY OF");
        names.add(upper + " - FACILITIES");
        if (registered) {
            names.add(place + " CNTY");
        }
    }

    private static void abbreviated(List<String> names, String upper, boolean registered) {
        names.add(upper + " - PURCHASING");
        if (registered) {
            names.add(upper.replace("UNIFIED SCHOOL DISTRICT", "UNIFIED SCHOOL DIST")
                    .replace("DEPARTMENT", "DEPT")
                    .replace("UNIVERSITY", "UNIV")
                    .replace("AUTHORITY", "AUTH"));
        }
    }
}
