package org.sightline.gateway.pages.agencies.agency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.words.Verdict;

/**
 * How an agency stands, in one code and one or more plain sentences.
 *
 * @param code {@code no_data}, {@code clear}, {@code noted}, {@code open_question}, {@code restricted} or {@code prohibited}
 * @param sentence plain words; never one number of "violations"
 */
public record Posture(String code, String sentence) {

    /**
     * What is known of an agency.
     *
     * @param purchases counted purchases by verdict
     * @param toReview purchases that a person must look at first
     * @param devices flagged devices
     * @param lines purchase lines held
     * @param first day of the first line as it is said, null where not known
     * @param last day of the last line as it is said, null where not known
     */
    record Known(
            Map<String, Long> purchases,
            long toReview,
            long devices,
            long lines,
            @Nullable String first,
            @Nullable String last) {

        private long of(Verdict verdict) {
            return purchases.getOrDefault(verdict.name(), 0L);
        }
    }

    static Posture of(Known known, AgencyTexts texts) {
        List<Verdict> found = Arrays.stream(Verdict.values())
                .filter(verdict -> known.of(verdict) > 0)
                .toList();
        List<String> sentences = new ArrayList<>();
        found.forEach(verdict -> sentences.add(said(verdict, known.of(verdict), texts)));
        if (known.toReview() > 0) {
            sentences.add(texts.morePurchasesToLookAt(known.toReview()));
        }
        if (known.devices() > 0) {
            sentences.add(texts.reportedDevicesOfADesignatedMaker(known.devices()));
        }
        return found.isEmpty()
                ? withoutPurchases(known, sentences, texts)
                : new Posture(code(found.getFirst()), String.join(" ", sentences));
    }

    /** The code where a verdict is the gravest. */
    private static String code(Verdict gravest) {
        return switch (gravest) {
            case PROHIBITED -> "prohibited";
            case UNDETERMINED -> "open_question";
            case RESTRICTED -> "restricted";
            case FLAGGED, NOT_COVERED -> "noted";
        };
    }

    private static String said(Verdict verdict, long purchases, AgencyTexts texts) {
        return switch (verdict) {
            case PROHIBITED -> texts.purchasesProhibited(purchases);
            case UNDETERMINED -> texts.purchasesNeedAFact(purchases);
            case RESTRICTED -> texts.purchasesRestricted(purchases);
            case FLAGGED -> texts.purchasesOnARiskList(purchases);
            case NOT_COVERED -> texts.purchasesWithoutARule(purchases);
        };
    }

    private static Posture withoutPurchases(Known known, List<String> sentences, AgencyTexts texts) {
        boolean something = known.toReview() + known.devices() > 0;
        if (known.lines() == 0) {
            sentences.add(texts.weHoldNoPurchaseLines());
            return new Posture(something ? "noted" : "no_data", String.join(" ", sentences));
        }
        sentences.addFirst(
                known.first() == null || known.last() == null
                        ? texts.weFoundNoPurchase(known.lines())
                        : texts.weFoundNoPurchaseFromTo(known.lines(), known.first(), known.last()));
        return new Posture(something ? "noted" : "clear", String.join(" ", sentences));
    }
}
