package org.sightline.matching.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.rule.MakerList;

/**
 * A list of makers or of approved goods that rules name, with what is or was on it.
 *
 * @param id as rules name it after "list"
 * @param title its name in plain words
 */
@Schema(name = "RuleList")
record RuleListView(String id, String title, List<Member> makers) {

    /**
     * A stay on a list, of a maker or of goods of it.
     *
     * @param maker its id in the rule book
     * @param goods the goods that are on a list of approved goods; null where the maker itself is on the list
     * @param from first day on the list
     * @param until first day off the list; null while it stays
     */
    @Schema(name = "ListedMaker")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(
            String maker,
            @Nullable String goods,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** All lists of a rule book. */
    static List<RuleListView> of(RuleBook book) {
        return book.lists().stream()
                .map(list -> new RuleListView(list.id(), list.title(), members(book, list)))
                .toList();
    }

    private static List<Member> members(RuleBook book, MakerList list) {
        return book.listings().stream()
                .filter(listing -> listing.list().equals(list.id()))
                .map(listing -> new Member(
                        listing.maker(), listing.isOfGoods() ? listing.goods() : null, listing.from(), listing.until()))
                .sorted(Comparator.comparing(Member::maker).thenComparing(Member::from))
                .toList();
    }
}
