package org.sightline.samples.planted;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/**
 * The verdict that a purchase in the invented state must get, reasoned apart from the product's own rules so that the
 * two can be compared. The state has no confirmed law of its own, and no body is a federal contractor.
 *
 * <p>Sources: Pub. L. 115-232 section 889 (a)(1)(A) from 2019-08-13 and (b)(1) with 2 CFR 200.216 from 2020-08-13;
 * 47 CFR 54.9 for Huawei and ZTE from their final designation on 2020-06-30; 47 CFR 54.10 from 2021-05-11, 60 days
 * after the Covered List; the Entity List entry of Huawei of 2019-05-16; the FCC notice of June 2026, in force from
 * some day of July 2026.
 */
public final class ExpectedVerdict {

    /** From this day the headline counts purchases: section 889 part A. */
    public static final LocalDate FIRST_BAN = LocalDate.of(2019, 8, 13);

    private static final LocalDate HUAWEI_LISTED = LocalDate.of(2019, 5, 16);
    private static final LocalDate GRANT_BAN = LocalDate.of(2020, 8, 13);
    private static final LocalDate USF_BAN = LocalDate.of(2020, 6, 30);
    private static final LocalDate SUBSIDY_BAN = LocalDate.of(2021, 5, 11);
    private static final LocalDate LEGACY_NOTICE = LocalDate.of(2026, 8, 1);
    private static final Set<String> WITHOUT_PURPOSE_LIMIT = Set.of("huawei", "zte");

    private ExpectedVerdict() {}

    public static Verdict of(String maker, Basis basis, String item, LocalDate ordered, Funding funding) {
        refuseUnsettled(ordered);
        LocalDate listed = maker.equals("huawei") ? HUAWEI_LISTED : FIRST_BAN;
        if (ordered.isBefore(listed)) {
            return Verdict.NOT_COVERED;
        }
        if (item.equals("accessory")) {
            return Verdict.FLAGGED;
        }
        Verdict byMoney = byMoney(maker, ordered, funding);
        boolean makerProven = basis.provesMaker();
        if (byMoney == Verdict.PROHIBITED || byMoney == Verdict.UNDETERMINED) {
            return makerProven ? byMoney : Verdict.UNDETERMINED;
        }
        return makerProven && !ordered.isBefore(LEGACY_NOTICE) ? Verdict.RESTRICTED : Verdict.FLAGGED;
    }

    private static Verdict byMoney(String maker, LocalDate ordered, Funding funding) {
        boolean banned = switch (funding) {
            case FEDERAL_GRANT, UNKNOWN -> !ordered.isBefore(GRANT_BAN);
            case USF -> !ordered.isBefore(USF_BAN) && WITHOUT_PURPOSE_LIMIT.contains(maker);
            case FCC_SUBSIDY -> !ordered.isBefore(SUBSIDY_BAN);
            case LOCAL, STATE -> false;
        };
        if (!banned) {
            return Verdict.FLAGGED;
        }
        return funding == Funding.UNKNOWN ? Verdict.UNDETERMINED : Verdict.PROHIBITED;
    }

    /** The day of July 2026 on which the notice took effect is not confirmed, so nothing is planted in that month. */
    private static void refuseUnsettled(LocalDate ordered) {
        if (ordered.getYear() == 2026 && ordered.getMonth() == Month.JULY) {
            throw new IllegalArgumentException("The law of July 2026 is not settled: " + ordered);
        }
    }
}
