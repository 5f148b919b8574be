package org.sightline.matching.held;

import java.util.Map;
import org.sightline.matching.verdict.facts.BuyerKind;

/**
 * What a law asks about the buyer.
 *
 * @param kind null if nobody said; never guessed here
 * @param state two letters
 * @param federalContractor null where not known
 */
public record Buyer(String kind, String state, Boolean federalContractor) {

    private static final Map<String, BuyerKind> KINDS = Map.of(
            "city", BuyerKind.MUNICIPALITY,
            "town", BuyerKind.MUNICIPALITY,
            "county", BuyerKind.COUNTY,
            "school_district", BuyerKind.SCHOOL_DISTRICT,
            "state_agency", BuyerKind.STATE_AGENCY,
            "state_university", BuyerKind.STATE_UNIVERSITY,
            "special_district", BuyerKind.SPECIAL_DISTRICT,
            "federal_agency", BuyerKind.FEDERAL_AGENCY);

    public static Buyer of(Agency agency) {
        return new Buyer(agency.kind(), agency.state(), agency.federalContractor());
    }

    /** The kind as the rules know it; null where not known. */
    public BuyerKind ruleKind() {
        return kind == null ? null : KINDS.get(kind);
    }
}
