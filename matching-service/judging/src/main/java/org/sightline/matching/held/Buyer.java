package org.sightline.matching.held;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.BuyerKind;

/**
 * What a law asks about the buyer.
 *
 * @param kind an agency kind; null where nobody said: never guessed here
 * @param state two letters; null where not known
 * @param federalContractor null where not known
 */
public record Buyer(
        @Nullable String kind,
        @Nullable String state,
        @Nullable Boolean federalContractor) {

    /** A buyer of which only the state is known. */
    public static Buyer in(@Nullable String state) {
        return new Buyer(null, state, null);
    }

    public static Buyer of(Agency agency) {
        return new Buyer(agency.kind(), agency.state(), agency.federalContractor());
    }

    /** The kind as the rules know it; null where not known. */
    public @Nullable BuyerKind ruleKind() {
        return kind == null
                ? null
                : Arrays.stream(BuyerKind.values())
                        .filter(known -> known.wireName().equals(ruleName(kind)))
                        .findFirst()
                        .orElse(null);
    }

    /**
     * The kind that somebody names, as the rules know it.
     *
     * @throws IllegalArgumentException for a word that is no agency kind; the message lists those there are
     */
    public static BuyerKind ruleKind(String kind) {
        return BuyerKind.parse(ruleName(kind));
    }

    /** For the rules a city and a town are both municipalities. */
    private static String ruleName(String kind) {
        return kind.equals("city") || kind.equals("town") ? BuyerKind.MUNICIPALITY.wireName() : kind;
    }
}
