package org.sightline.matching.verdict.book;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.facts.ObligationDate;
import org.sightline.matching.verdict.rule.Listing;

/** The entries of lists of approved goods, such as a drone on a list of what may be bought. */
final class ApprovedGoods {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Z0-9]+");

    /** An entry says nothing of a part of the goods, of an accessory or of work on them: they are other goods. */
    private static final Set<ItemClass> OTHER_GOODS = EnumSet.of(
            ItemClass.DRONE_PART, ItemClass.ACCESSORY, ItemClass.SERVICE, ItemClass.DRONE_SERVICE, ItemClass.SOFTWARE);

    private final List<Entry> entries;

    /** An entry with its maker and goods as words. */
    private record Entry(Listing listing, String maker, String goods) {

        boolean names(String words) {
            return words.contains(maker) && words.contains(goods);
        }

        /** Every day that the purchase may have been on has to be a day of the entry. */
        boolean holdsOn(ObligationDate date) {
            return !date.first().isBefore(listing.from())
                    && (listing.until() == null || date.last().isBefore(listing.until()));
        }
    }

    ApprovedGoods(List<Listing> listings) {
        entries = listings.stream()
                .filter(Listing::isOfGoods)
                .map(listing -> new Entry(listing, words(listing.maker()), words(listing.goods())))
                .toList();
    }

    /** The lists on which the goods stand that the texts name: their maker and their name, as whole words. */
    Set<String> lists(Stream<@Nullable String> texts, ItemClass itemClass, ObligationDate date) {
        if (entries.isEmpty() || OTHER_GOODS.contains(itemClass)) {
            return Set.of();
        }
        String words = words(texts.flatMap(Stream::ofNullable).collect(Collectors.joining(" ")));
        return entries.stream()
                .filter(entry -> entry.names(words) && entry.holdsOn(date))
                .map(entry -> entry.listing().list())
                .collect(Collectors.toSet());
    }

    private static String words(String text) {
        return " "
                + BETWEEN_WORDS
                        .matcher(text.toUpperCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }
}
