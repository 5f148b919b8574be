package org.sightline.gateway.words;

import java.math.BigDecimal;
import java.util.Map;

/** Plain words for codes. */
public final class Words {

    private static final Map<String, String> KINDS = Map.of(
            "city",
            "Cities",
            "county",
            "Counties",
            "town",
            "Towns",
            "school_district",
            "School districts",
            "state_agency",
            "State agencies",
            "state_university",
            "State universities",
            "special_district",
            "Special districts",
            "federal_agency",
            "Federal agencies",
            "unknown",
            "Kind not known");

    private static final Map<String, String> VERDICTS = Map.of(
            "PROHIBITED",
            "Prohibited",
            "UNDETERMINED",
            "A fact is missing",
            "RESTRICTED",
            "Restricted",
            "FLAGGED",
            "On a risk list",
            "NOT_COVERED",
            "No rule applies");

    private Words() {}

    /** A kind of body, several of them. */
    public static String kind(String code) {
        return KINDS.getOrDefault(code == null ? "unknown" : code, code);
    }

    /** A headline verdict. */
    public static String verdict(String code) {
        return VERDICTS.getOrDefault(code, code);
    }

    /** "1 purchase", "2 purchases". */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** A quantity without needless zeros. */
    public static String pieces(BigDecimal quantity) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
