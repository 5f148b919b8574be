package org.sightline.matching.join;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.finding.FindingContent;
import org.sightline.matching.finding.FindingContent.Line;
import org.sightline.matching.lifecycle.WireNames;

/**
 * What two findings of one maker at one agency have in common, and whether they are likely the same purchase. Pure.
 *
 * @param agrees what both say alike
 * @param differs what both say differently; what one of them does not say is in neither
 */
record Likeness(Set<Field> agrees, Set<Field> differs) {

    /**
     * So much more or less money may be the tax or the shipping of the same purchase: no sales tax that we know of is above 12
     * percent, state and local together (not looked up).
     */
    static final BigDecimal WITH_TAX = new BigDecimal("1.12");

    /** So many days lie at most between two documents of one purchase: 30 days until goods and invoice, 30 more until payment. */
    static final int MOST_DAYS = 60;

    /** What is compared. */
    enum Field {
        DOCUMENT_TYPE,
        SOURCE,
        DATE,
        VENDOR,
        DESCRIPTION,
        MODEL,
        QUANTITY,
        AMOUNT;

        String wireName() {
            return WireNames.of(this);
        }
    }

    /** Compares two findings by their leading lines, and by what each costs in all. */
    static Likeness of(FindingContent one, FindingContent other) {
        Likeness likeness = new Likeness(EnumSet.noneOf(Field.class), EnumSet.noneOf(Field.class));
        Line first = one.lines().getFirst();
        Line second = other.lines().getFirst();
        likeness.note(Field.DOCUMENT_TYPE, first.documentType(), second.documentType());
        likeness.note(Field.SOURCE, first.sourceId(), second.sourceId());
        likeness.note(Field.DATE, one.particulars().date(), other.particulars().date());
        likeness.note(Field.VENDOR, words(first.vendorName()), words(second.vendorName()));
        likeness.note(Field.DESCRIPTION, words(first.description()), words(second.description()));
        likeness.note(Field.MODEL, models(one), models(other));
        likeness.note(
                Field.QUANTITY,
                number(one.particulars().quantity()),
                number(other.particulars().quantity()));
        likeness.note(
                Field.AMOUNT,
                number(one.particulars().amount()),
                number(other.particulars().amount()));
        return likeness;
    }

    private void note(Field field, @Nullable Object one, @Nullable Object other) {
        if (one != null && other != null) {
            (one.equals(other) ? agrees : differs).add(field);
        }
    }

    /**
     * Whether lines of two findings may be documents of one purchase: two of one kind in one source are two purchases, as
     * everywhere.
     */
    static boolean areOfDifferentLists(FindingContent one, FindingContent other) {
        Set<String> lists = lists(one);
        lists.retainAll(lists(other));
        return lists.isEmpty();
    }

    private static Set<String> lists(FindingContent content) {
        return content.lines().stream().map(Line::list).collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String models(FindingContent content) {
        String models = content.screened().evidence().stream()
                .filter(one -> one.kind().name().equals("MODEL"))
                .map(one -> letters(one.text()))
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
        return models.isEmpty() ? of(content.lines().getFirst().model(), Likeness::letters) : models;
    }

    private static String letters(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "");
    }

    private static @Nullable String words(@Nullable String text) {
        return of(
                text,
                said -> said.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip());
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return of(text, said -> new BigDecimal(said).stripTrailingZeros());
    }

    private static <T> @Nullable T of(@Nullable String text, Function<String, T> read) {
        return text == null || text.isBlank() ? null : read.apply(text);
    }
}
