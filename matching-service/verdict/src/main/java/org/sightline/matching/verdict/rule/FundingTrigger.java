package org.sightline.matching.verdict.rule;

import java.util.EnumSet;
import java.util.Set;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.WireNames;

/** Which share of the money brings a purchase under a rule. Any one share is enough. */
public enum FundingTrigger {
    /** The rule holds whatever pays. */
    ANY("any money", EnumSet.noneOf(FundingKind.class)),
    /** Federal grant, loan or appropriated money. Universal Service money is none (funding by carriers' fees). */
    FEDERAL(
            "federal grant or loan money",
            EnumSet.of(FundingKind.FEDERAL_GRANT, FundingKind.FEDERAL_APPROPRIATION, FundingKind.FEMA_AWARD)),
    /** A FEMA preparedness award. */
    FEMA("money of a FEMA preparedness award", EnumSet.of(FundingKind.FEMA_AWARD)),
    /** Universal Service Fund support. */
    USF("Universal Service (E-Rate) money", EnumSet.of(FundingKind.USF)),
    /** Any subsidy program that the FCC runs; Universal Service support is one (47 CFR 54.10). */
    FCC("a subsidy that the FCC runs", EnumSet.of(FundingKind.FCC_SUBSIDY, FundingKind.USF)),
    /** State or local government funds. */
    STATE_OR_LOCAL("state or local money", EnumSet.of(FundingKind.STATE, FundingKind.LOCAL));

    private final String words;
    private final Set<FundingKind> kinds;

    FundingTrigger(String words, Set<FundingKind> kinds) {
        this.words = words;
        this.kinds = kinds;
    }

    /** The trigger in plain words. */
    public String words() {
        return words;
    }

    /** The kinds of money that trigger; empty for {@link #ANY}. */
    public Set<FundingKind> kinds() {
        return Set.copyOf(kinds);
    }

    /** Reads a wire name. */
    public static FundingTrigger parse(String text) {
        return WireNames.parse(FundingTrigger.class, text, "funding trigger");
    }
}
