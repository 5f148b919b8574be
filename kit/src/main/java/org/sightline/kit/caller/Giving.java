package org.sightline.kit.caller;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;

/**
 * The one place that says who may give what to whom and who must agree, by the table {@code giving.csv}. Whatever it does
 * not allow is denied. Pure: who holds what and who gave what is brought by who asks.
 *
 * <p>People are compared by {@link Caller#identity()}, never by name.
 */
public final class Giving {

    /** In the column of who drafts: no role is needed. */
    static final String ANYBODY = "anybody";

    /** A code by which a body that nobody claimed claims itself. */
    public static final String CLAIM_CODE = "claim-code";

    /** That somebody acts for a body, by such a code. */
    public static final String CLAIM = "claim";

    private Giving() {}

    /**
     * Something that somebody drafts or drafted.
     *
     * @param given a role, or another word of the table
     * @param agency in which agency; null where it is in the office
     * @param draftedBy the identity of who drafts it
     * @param about the identity of the person who gets it; null where that person has no account yet
     * @param gaveOther the identities of all who gave something there that this is apart from ({@link #apartFrom})
     */
    public record Draft(
            String given,
            @Nullable UUID agency,
            String draftedBy,
            @Nullable String about,
            Set<String> gaveOther) {

        public Draft {
            gaveOther = Set.copyOf(gaveOther);
        }
    }

    /**
     * Somebody who could approve.
     *
     * @param roles held in the agency that the draft is about, or in the office
     */
    public record Holder(String identity, Set<String> roles) {

        public Holder {
            roles = Set.copyOf(roles);
        }

        /** The caller with all that counts in this agency. */
        static Holder of(Caller caller, @Nullable UUID agency) {
            Set<String> there = agency == null ? Set.of() : caller.agencyRoles().getOrDefault(agency, Set.of());
            return of(caller, List.of(new Holder(caller.identity(), there)));
        }

        /** The caller with the roles of the office, and those that these say of the caller. */
        static Holder of(Caller caller, Collection<Holder> ofAgency) {
            return new Holder(
                    caller.identity(),
                    Stream.concat(
                                    caller.roles().stream(),
                                    ofAgency.stream()
                                            .filter(one -> one.identity().equals(caller.identity()))
                                            .flatMap(one -> one.roles().stream()))
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** Whether another person must agree before it holds. */
    public static boolean needsAnother(String given) {
        return !GivingTable.of(given).approves().isEmpty();
    }

    /** What whoever gave it in the same place does not give besides this. */
    public static Set<String> apartFrom(String given) {
        return GivingTable.of(given).apartFrom();
    }

    /** The roles whose holders approve it, before the office does. */
    public static Set<String> approvers(String given) {
        return GivingTable.of(given).approves();
    }

    /**
     * Ends the request of who may not draft this.
     *
     * @throws Problem 403 with the reason
     */
    public static void requireDrafter(Caller by, Draft draft) {
        GivingTable.Row row = GivingTable.of(draft.given());
        Holder holder = Holder.of(by, draft.agency());
        if (holder.identity().equals(draft.about()) && !row.drafts().contains(ANYBODY)) {
            throw Problem.forbidden("Nobody changes their own roles. Ask another admin.");
        }
        if (!row.drafts().contains(ANYBODY) && !holdsAny(holder, row.drafts())) {
            throw Problem.forbidden(
                    "Your account may not give " + draft.given() + ". Who may: " + words(row.drafts()) + ".");
        }
        refuseBoth(holder, draft);
    }

    /**
     * Ends the request of who may not approve this.
     *
     * @param ofAgency all who hold a role in the agency, held it before the draft was made, and can sign in; empty where
     *     the draft is about no agency
     * @throws Problem 403 with the reason
     */
    public static void requireApprover(Caller by, Draft draft, Collection<Holder> ofAgency) {
        GivingTable.Row row = GivingTable.of(draft.given());
        Holder holder = Holder.of(by, ofAgency);
        if (holder.identity().equals(draft.draftedBy())) {
            throw Problem.forbidden("You drafted this, so another person approves it.");
        }
        if (holder.identity().equals(draft.about())) {
            throw Problem.forbidden("This is about you, so another person approves it.");
        }
        refuseBoth(holder, draft);
        if (draft.gaveOther().contains(draft.draftedBy())) {
            throw Problem.forbidden("Who drafted this gave " + words(row.apartFrom())
                    + " there since, so somebody else drafts it. Throw this draft away.");
        }
        if (holdsAny(holder, row.approves())) {
            return;
        }
        if (!holdsAny(holder, row.otherwise())) {
            throw Problem.forbidden("Your account may not approve this. Who may: " + words(row.approves()) + ".");
        }
        if (!waitsForOffice(draft, ofAgency)) {
            throw Problem.forbidden("Somebody of the agency approves this: " + words(row.approves()) + ".");
        }
    }

    /** As {@link #requireApprover}, as an answer. */
    public static boolean mayApprove(Caller by, Draft draft, Collection<Holder> ofAgency) {
        try {
            requireApprover(by, draft, ofAgency);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    /** Whether it waits for the office, because nobody of these can agree. */
    public static boolean waitsForOffice(Draft draft, Collection<Holder> ofAgency) {
        return ofAgency.stream().noneMatch(other -> agrees(other, draft));
    }

    /** Whether somebody of the agency can agree without the office. */
    private static boolean agrees(Holder holder, Draft draft) {
        return holdsAny(holder, GivingTable.of(draft.given()).approves())
                && !holder.identity().equals(draft.draftedBy())
                && !holder.identity().equals(draft.about())
                && !draft.gaveOther().contains(holder.identity());
    }

    private static void refuseBoth(Holder holder, Draft draft) {
        if (draft.gaveOther().contains(holder.identity())) {
            throw Problem.forbidden("You gave " + words(apartFrom(draft.given()))
                    + " there, as drafter or approver, so other people give " + draft.given() + ".");
        }
    }

    private static boolean holdsAny(Holder holder, Set<String> roles) {
        return holder.roles().stream().anyMatch(roles::contains);
    }

    private static String words(Set<String> roles) {
        return roles.stream().sorted().map(role -> role.replace('-', ' ')).collect(Collectors.joining(", "));
    }
}
