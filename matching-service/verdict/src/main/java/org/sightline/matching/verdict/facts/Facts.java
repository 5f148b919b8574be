package org.sightline.matching.verdict.facts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one purchase, contract event or device. A fact that is not in the record is null (or
 * {@code UNKNOWN}), never a guess; the judgement then says whether it matters and who can supply it.
 *
 * @param buyerKind         what kind of public body, or null
 * @param state             two-letter postal code of the buyer's state, or null; a federal agency needs none
 * @param date              the day or period of the obligation; null becomes {@link ObligationDate#unknown()}
 * @param entityId          id of a maker or of a relabelled brand in the rule book, or null when no brand is in
 *                          the record
 * @param basis             how the maker is known; null becomes {@link Basis#MADE_BY}
 * @param itemClass         what was bought; null becomes {@link ItemClass#UNKNOWN}
 * @param purpose           null becomes {@link Purpose#DEFAULT}
 * @param funding           the kinds of all shares; null or empty becomes {@code {UNKNOWN}}
 * @param federalContractor whether the buyer itself holds a federal contract, or null when not known
 * @param event             null becomes {@link ContractEvent#PURCHASE}
 * @param circumstances     what some laws ask beyond the purchase record; null becomes {@link Circumstances#NONE}
 */
public record Facts(
        @Nullable BuyerKind buyerKind,
        @Nullable String state,
        ObligationDate date,
        @Nullable String entityId,
        Basis basis,
        ItemClass itemClass,
        Purpose purpose,
        Set<FundingKind> funding,
        @Nullable Boolean federalContractor,
        ContractEvent event,
        Circumstances circumstances) {

    private static final Set<FundingKind> NOT_IN_THE_RECORD = Set.of(FundingKind.UNKNOWN);

    public Facts {
        state = state == null || state.isBlank() ? null : state.strip().toUpperCase(Locale.ROOT);
        entityId = entityId == null || entityId.isBlank() ? null : entityId.strip();
        date = Objects.requireNonNullElseGet(date, ObligationDate::unknown);
        basis = Objects.requireNonNullElse(basis, Basis.MADE_BY);
        itemClass = Objects.requireNonNullElse(itemClass, ItemClass.UNKNOWN);
        purpose = Objects.requireNonNullElse(purpose, Purpose.DEFAULT);
        funding = funding == null || funding.isEmpty() ? NOT_IN_THE_RECORD : Set.copyOf(funding);
        event = Objects.requireNonNullElse(event, ContractEvent.PURCHASE);
        circumstances = Objects.requireNonNullElse(circumstances, Circumstances.NONE);
    }

    /** A purchase of which nothing is known beyond the purchase record. */
    public Facts(
            @Nullable BuyerKind buyerKind,
            @Nullable String state,
            ObligationDate date,
            @Nullable String entityId,
            Basis basis,
            ItemClass itemClass,
            Purpose purpose,
            Set<FundingKind> funding,
            @Nullable Boolean federalContractor,
            ContractEvent event) {
        this(
                buyerKind,
                state,
                date,
                entityId,
                basis,
                itemClass,
                purpose,
                funding,
                federalContractor,
                event,
                Circumstances.NONE);
    }

    /** The same purchase with other answers to what laws ask beyond the record. */
    public Facts withCircumstances(Circumstances other) {
        return new Facts(
                buyerKind, state, date, entityId, basis, itemClass, purpose, funding, federalContractor, event, other);
    }

    /** The same purchase with another date. */
    public Facts withDate(ObligationDate other) {
        return new Facts(
                buyerKind,
                state,
                other,
                entityId,
                basis,
                itemClass,
                purpose,
                funding,
                federalContractor,
                event,
                circumstances);
    }

    /** The same purchase with another buyer. */
    public Facts withBuyer(BuyerKind otherKind, String otherState) {
        return new Facts(
                otherKind,
                otherState,
                date,
                entityId,
                basis,
                itemClass,
                purpose,
                funding,
                federalContractor,
                event,
                circumstances);
    }

    /** The same purchase from another maker, known in another way. */
    public Facts withMaker(String otherEntity, Basis otherBasis) {
        return new Facts(
                buyerKind,
                state,
                date,
                otherEntity,
                otherBasis,
                itemClass,
                purpose,
                funding,
                federalContractor,
                event,
                circumstances);
    }

    /** The same purchase of another kind of item. */
    public Facts withItemClass(ItemClass other) {
        return new Facts(
                buyerKind,
                state,
                date,
                entityId,
                basis,
                other,
                purpose,
                funding,
                federalContractor,
                event,
                circumstances);
    }

    /** The same purchase for another purpose. */
    public Facts withPurpose(Purpose other) {
        return new Facts(
                buyerKind,
                state,
                date,
                entityId,
                basis,
                itemClass,
                other,
                funding,
                federalContractor,
                event,
                circumstances);
    }

    /** The same purchase paid in another way. */
    public Facts withFunding(Set<FundingKind> other) {
        return new Facts(
                buyerKind,
                state,
                date,
                entityId,
                basis,
                itemClass,
                purpose,
                other,
                federalContractor,
                event,
                circumstances);
    }

    /** The same purchase with one more share of money. */
    public Facts withFundingShare(FundingKind share) {
        EnumSet<FundingKind> all = EnumSet.copyOf(funding);
        all.add(share);
        return withFunding(all);
    }

    /** The same purchase by a buyer that holds a federal contract, holds none, or of which that is not known. */
    public Facts withFederalContractor(Boolean other) {
        return new Facts(
                buyerKind, state, date, entityId, basis, itemClass, purpose, funding, other, event, circumstances);
    }

    /** The same facts for another contract event. */
    public Facts withEvent(ContractEvent other) {
        return new Facts(
                buyerKind,
                state,
                date,
                entityId,
                basis,
                itemClass,
                purpose,
                funding,
                federalContractor,
                other,
                circumstances);
    }
}
