package org.sightline.gateway.opendata.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes addresses with the number of a house, of an apartment or of a post office box out of a text, with the town behind them. */
final class StreetAddresses {

    private static final String MASK = "[address]";

    /** Digits of a number that is rather a house than a quantity. */
    private static final int SURE_HOUSE = 3;

    private static final String TOWN =
            "(?:,?\\s+(?:[A-Z][A-Z.'-]*\\s?){1,3},?\\s+[A-Z]{2}\\.?,?\\s+\\d{5}(?:-\\d{4})?(?!\\w)"
                    + "|,\\s*(?:[A-Z][A-Z.'-]*\\s?){1,3},\\s*(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])(?!\\w)"
                    + "|,?\\s+\\d{5}(?:-\\d{4})?(?!\\w))?";

    private static final String INNER =
            "(?:,?\\s*(?:(?:APT|APARTMENT|UNIT|STE|SUITE|RM|ROOM|FL|FLOOR|LOT|BLDG|TRLR)\\b\\.?\\s*#?\\s*|#\\s*)[A-Z]?-?\\d*[A-Z]?\\b)?";

    private static final String DIRECTION = "(?:(?:N|S|E|W|NE|NW|SE|SW|NORTH|SOUTH|EAST|WEST)\\b\\.?\\s+)?";

    /** The house, the name of the street in up to three words, and what kind of street it is. */
    private static final Pattern STREET =
            Pattern.compile("(?i)(?<![\\w.$/#-])(\\d{1,6}(?:-?[A-Z])?(?:-\\d{1,4})?(?:\\s1/2)?)\\s+" + DIRECTION
                    + "((?:(?:[A-Z][A-Z.'-]*+|\\d{1,3}(?:ST|ND|RD|TH))\\s+){1,3}?)"
                    + "(STREET|ST|AVENUE|AVE|BOULEVARD|BLVD|ROAD|RD|LANE|LN|PARKWAY|PKWY|HIGHWAY|HWY|TERRACE|TERR|CRESCENT|"
                    + "DRIVE|DR|WAY|COURT|CT|PLACE|PL|CIRCLE|CIR|ALLEY|LOOP|TRAIL|TRL|SQUARE|SQ|PIKE|TURNPIKE|CROSSING|XING)\\b\\.?"
                    + "(?:\\s+(?:N|S|E|W|NE|NW|SE|SW)\\b\\.?)?" + INNER + TOWN);

    private static final Pattern ROUTE = Pattern.compile("(?i)(?<![\\w.$/#-])\\d{2,6}\\s+" + DIRECTION
            + "(?:BROADWAY\\b|(?:(?:US|STATE|COUNTY|CO|OLD|FARM|RURAL)\\s+(?:ROAD|RD|HIGHWAY|HWY|ROUTE|RTE)|HIGHWAY|HWY|ROUTE|RTE)\\.?\\s*\\d{1,4}[A-Z]?\\b)"
            + INNER + TOWN);

    /** As in Spanish: the number, the kind of street and its name, up to a mark. */
    private static final Pattern CALLE = Pattern.compile(
            "(?i)(?<![\\w.$/#-])\\d{1,6}\\s+(?:(?:CALLE|AVENIDA|CAMINO|PASEO|CALLEJ[OÓ]N|CARRETERA|CARR)\\b\\.?\\s+|AVE?\\b\\.?\\s+(?=DEL?\\s|L[AO]S?\\s))"
                    + "(?:(?:DE|DEL|LAS?|LOS|EL|SAN|SANTA)\\s+){0,3}[\\p{L}.'-]+(?:\\s+[\\p{L}.'-]+){0,2}(?=\\s*(?:[,;]|$))|"
                    + "(?<![\\w])CALLE\\s+(?:[\\p{L}.'-]+\\s+){1,4}#?\\d{1,5}(?!\\w)");

    private static final Pattern BOX = Pattern.compile(
            "(?i)\\b(?:P\\.?\\s?O\\.?|POST\\s+OFFICE)\\s+BOX\\s+#?\\d+" + TOWN + "|\\bRR\\s*#?\\d+,?\\s+BOX\\s+\\d+"
                    + TOWN + "|\\b(?:APT|APARTMENT)\\b\\.?\\s*#?\\s*(?=[A-Z]?-?\\d)[A-Z]?-?\\d{1,4}[A-Z]?\\b");

    private StreetAddresses() {}

    static String without(String text) {
        StringBuilder left = new StringBuilder();
        Matcher street = STREET.matcher(text);
        int told = 0;
        int from = 0;
        while (street.find(from)) {
            if (isStreet(street.group(1), street.group(2))) {
                left.append(text, told, street.start()).append(MASK);
                told = street.end();
                from = told;
            } else {
                from = street.end(1);
            }
        }
        String streets =
                told == 0 ? text : left.append(text, told, text.length()).toString();
        streets = CALLE.matcher(streets).replaceAll(MASK);
        return BOX.matcher(ROUTE.matcher(streets).replaceAll(MASK)).replaceAll(MASK);
    }

    /** Whether this is no number of things, such as 12 CAMERAS MAIN ST or 2 HARD DRIVE. */
    private static boolean isStreet(String house, String name) {
        for (String word : name.strip().split("\\s+")) {
            boolean ofNoStreet = house.length() >= SURE_HOUSE
                    ? WordsOfPurchases.isCounted(word)
                    : WordsOfPurchases.has(word) && !WordsOfPurchases.isOfStreets(word);
            if (ofNoStreet) {
                return false;
            }
        }
        return true;
    }
}
