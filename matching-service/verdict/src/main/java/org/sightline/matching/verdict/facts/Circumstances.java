package org.sightline.matching.verdict.facts;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some laws ask beyond the purchase record. What nobody answered is absent, null or {@code UNKNOWN}, never a guess.
 *
 * @param origin  where the goods come from; null becomes {@link Origin#UNKNOWN}
 * @param answers facts that somebody answered with yes or no
 * @param vendor  what is known of the vendor's owner; null becomes {@link VendorOwnership#UNKNOWN}
 * @param knownOn the day from which the buyer knew of it, such as that of a notice of the office; null where it is not known,
 *                {@link LocalDate#MAX} where it is known not to know
 * @param amount  the amount of the contract in whole US dollars, which may be more than that of a line; null where it is not
 *                known
 * @param clause  number of the clause that the buyer's federal contract carries, such as {@code 52.240-91}; null where that
 *                is not known
 * @param listed  ids of the lists of approved goods on which the goods stand
 */
public record Circumstances(
        Origin origin,
        Map<Circumstance, Boolean> answers,
        VendorOwnership vendor,
        @Nullable LocalDate knownOn,
        @Nullable Long amount,
        @Nullable String clause,
        Set<String> listed) {

    /** Nothing is known. */
    public static final Circumstances NONE =
            new Circumstances(Origin.UNKNOWN, Map.of(), VendorOwnership.UNKNOWN, null, null, null, Set.of());

    public Circumstances {
        origin = Objects.requireNonNullElse(origin, Origin.UNKNOWN);
        answers = answers == null ? Map.of() : Map.copyOf(answers);
        vendor = Objects.requireNonNullElse(vendor, VendorOwnership.UNKNOWN);
        clause = clause == null || clause.isBlank() ? null : clause.strip();
        listed = Set.copyOf(listed);
    }

    /**
     * The answer, or null. What is manufactured abroad is neither a domestic end product nor eligible for the credit for
     * goods that are produced in the United States.
     */
    public @Nullable Boolean answer(Circumstance asked) {
        Boolean given = answers.get(asked);
        boolean domesticOnly = asked == Circumstance.DOMESTIC_END_PRODUCT || asked == Circumstance.TAX_CREDIT;
        return given == null && domesticOnly && origin.madeAbroad() ? Boolean.FALSE : given;
    }

    /**
     * Whether an exception is held: as somebody answered, or else because the goods stand on its list.
     *
     * @param list id of the list of approved goods that have it, or empty
     * @return null where it is not known
     */
    public @Nullable Boolean holds(Circumstance exception, String list) {
        Boolean given = answer(exception);
        return given == null && listed.contains(list) ? Boolean.TRUE : given;
    }

    /** The same with the lists of approved goods on which the goods stand. */
    public Circumstances withListed(Set<String> lists) {
        return new Circumstances(origin, answers, vendor, knownOn, amount, clause, lists);
    }

    /** The same with the goods from elsewhere. */
    public Circumstances withOrigin(Origin other) {
        return new Circumstances(other, answers, vendor, knownOn, amount, clause, listed);
    }

    /** The same with one more answer. */
    public Circumstances with(Circumstance asked, boolean answer) {
        Map<Circumstance, Boolean> more = new EnumMap<>(Circumstance.class);
        more.putAll(answers);
        more.put(asked, answer);
        return new Circumstances(origin, more, vendor, knownOn, amount, clause, listed);
    }

    /** The same with another vendor. */
    public Circumstances withVendor(VendorOwnership other) {
        return new Circumstances(origin, answers, other, knownOn, amount, clause, listed);
    }

    /** The same with the day from which the buyer knew. */
    public Circumstances withKnownOn(LocalDate day) {
        return new Circumstances(origin, answers, vendor, day, amount, clause, listed);
    }

    /** The same with the amount of the contract, in whole US dollars. */
    public Circumstances withAmount(long dollars) {
        return new Circumstances(origin, answers, vendor, knownOn, dollars, clause, listed);
    }

    /** The same with the clause that the federal contract carries. */
    public Circumstances withClause(String number) {
        return new Circumstances(origin, answers, vendor, knownOn, amount, number, listed);
    }
}
