package org.sightline.gateway.shell;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.words.BodyKind;
import org.sightline.gateway.words.FindingStatus;
import org.sightline.gateway.words.Fund;
import org.sightline.gateway.words.Verdict;

/**
 * What is around the content of every page.
 *
 * @param title of the page
 * @param personName null if nobody is signed in
 * @param personRole in plain words; null if nobody is signed in
 * @param notice what was just done; null for nothing
 * @param mayLoad whether the person loads purchase data
 * @param mayDecide whether the person decides findings
 * @param mayAdminister whether the person registers agencies, invites people and changes the watchlist
 * @param overseer whether the person reads across all agencies
 */
public record Shell(
        String title,
        @Nullable String personName,
        @Nullable String personRole,
        List<Item> nav,
        @Nullable String notice,
        boolean mayLoad,
        boolean mayDecide,
        boolean mayAdminister,
        boolean overseer) {

    private static final List<String> PURCHASE_FIELDS =
            List.of("maker", "verdict", "since", "before", "funding", "itemClass", "vendor", "afterNotice");

    /** What stands in the menu: a place, or a group of places under one button. */
    public record Item(String label, String href, boolean current, List<Item> below) {

        /** A place. */
        static Item place(String label, String href, boolean current) {
            return new Item(label, href, current, List.of());
        }

        /** These places under one button; one alone stands for itself, and none are nothing. */
        static List<Item> group(String label, List<Item> places) {
            return places.size() < 2
                    ? places
                    : List.of(new Item(label, "", places.stream().anyMatch(Item::current), places));
        }
    }

    /** Kinds of body, for filters. */
    public List<String> kinds() {
        return BodyKind.codes();
    }

    /** Kinds of money that a person can name. */
    public List<String> funds() {
        return Fund.codes();
    }

    /** Headline verdicts, gravest first, for filters. */
    public List<String> verdicts() {
        return Verdict.codes();
    }

    /** Statuses of a finding, for filters. */
    public List<String> statuses() {
        return FindingStatus.codes();
    }

    /** Fields that the form over the agencies shows; other filters are carried along. */
    public List<String> agencyFields() {
        return Stream.concat(purchaseFields().stream(), Stream.of("q", "status", "bought", "sort"))
                .toList();
    }

    /** Fields that the form over the overview shows; other filters are carried along. */
    public List<String> purchaseFields() {
        return overseer
                ? Stream.concat(PURCHASE_FIELDS.stream(), Stream.of("state", "county", "kind", "agencyId"))
                        .toList()
                : PURCHASE_FIELDS;
    }

    /** Fields that the form over the findings shows; other filters are carried along. */
    public List<String> findingFields() {
        return Stream.concat(purchaseFields().stream(), Stream.of("q", "status", "band", "role"))
                .toList();
    }

    /** Whether somebody is signed in. */
    public boolean signedIn() {
        return personName != null;
    }
}
