package org.sightline.matching.verdict;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The regimes and list memberships, immutable and versioned; judges purchases. */
public final class RuleBook {

    private static final RuleBook BUILT_IN = new RuleBook();
    private static final Set<String> NAMED = Set.of("hikvision", "dahua", "hytera", "huawei", "zte");
    private static final LocalDate FEDERAL_AGENCIES_FROM = LocalDate.of(2019, 8, 13);
    private static final LocalDate GRANTS_FROM = LocalDate.of(2020, 8, 13);

    private RuleBook() {
    }

    /** The rule book that ships with Sightline. */
    public static RuleBook builtIn() {
        return BUILT_IN;
    }

    /** Names this state of the rules: two books of the same version judge alike. */
    public String version() {
        return "2026-11-24-first";
    }

    /** Judges today (UTC). */
    public Judgement judge(Facts facts) {
        return judge(facts, LocalDate.now(ZoneOffset.UTC));
    }

    /** Judges one purchase. */
    public Judgement judge(Facts facts, LocalDate evaluatedOn) {
        LocalDate day = facts.date().last();
        boolean designated = NAMED.contains(facts.entityId() == null ? "" : facts.entityId())
                && !day.isBefore(FEDERAL_AGENCIES_FROM);
        if (!designated) {
            return judgement(Verdict.NOT_COVERED, List.of(), List.of(), evaluatedOn, facts);
        }
        if (facts.itemClass() == ItemClass.ACCESSORY) {
            return judgement(Verdict.FLAGGED, List.of("F889-A1A"), List.of(), evaluatedOn, facts);
        }
        if (facts.buyerKind() == BuyerKind.FEDERAL_AGENCY) {
            return judgement(Verdict.PROHIBITED, List.of("F889-A1A"), List.of(), evaluatedOn, facts);
        }
        if (day.isBefore(GRANTS_FROM)) {
            return judgement(Verdict.FLAGGED, List.of("F889-A1A"), List.of(), evaluatedOn, facts);
        }
        if (facts.funding().contains(FundingKind.FEDERAL_GRANT)) {
            return judgement(Verdict.PROHIBITED, List.of("F889-B1"), List.of(), evaluatedOn, facts);
        }
        if (facts.funding().contains(FundingKind.UNKNOWN)) {
            MissingFact funding = new MissingFact("funding", "the buyer's finance office",
                    "With any federal grant money the purchase is prohibited.");
            return judgement(Verdict.UNDETERMINED, List.of("F889-B1"), List.of(funding), evaluatedOn, facts);
        }
        return judgement(Verdict.FLAGGED, List.of("F889-B1"), List.of(), evaluatedOn, facts);
    }

    private Judgement judgement(Verdict verdict, List<String> rules, List<MissingFact> missing, LocalDate on,
                                Facts facts) {
        List<RegimeVerdict> regimes = rules.stream().map(rule -> new RegimeVerdict(rule, "1", "Section 889", verdict,
                "Pub. L. 115-232 section 889", "Section 889 names this maker.",
                Map.of("date", facts.date().toString()), missing, false)).toList();
        return new Judgement(verdict, regimes, rules, missing, List.of(), version(), on);
    }
}
