package org.sightline.matching.verdict.book;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.Certainty;

/**
 * What the law calls a class of goods, from one day to another. The definitions ship in item-definitions.csv.
 *
 * @param itemClass the class
 * @param version   number of the definition of this class
 * @param from      first day of the definition
 * @param until     first day on which another holds, or null
 * @param words     the definition in our words
 * @param inALine   what makes it so in a purchase line
 * @param unknown   what a purchase line does not tell; empty where it tells all
 * @param citation  where the definition stands
 * @param certainty how sure we are of it
 */
public record ItemDefinition(
        ItemClass itemClass,
        int version,
        LocalDate from,
        @Nullable LocalDate until,
        String words,
        String inALine,
        String unknown,
        String citation,
        Certainty certainty) {

    private static final List<ItemDefinition> ALL =
            DataFiles.rows(ItemDefinition.class, "item-definitions.csv").stream()
                    .map(row -> new ItemDefinition(
                            ItemClass.parse(row.getField("item_class")),
                            Integer.parseInt(row.getField("version")),
                            DataFiles.requiredDay(row, "from"),
                            DataFiles.day(row, "until"),
                            row.getField("definition"),
                            row.getField("in_a_line"),
                            row.getField("unknown"),
                            row.getField("citation"),
                            Certainty.parse(row.getField("certainty"))))
                    .toList();

    /** All definitions, those of one class in the order of days. */
    public static List<ItemDefinition> all() {
        return ALL;
    }

    /** The definition of a class on a day; empty where the law had none that we hold. */
    public static Optional<ItemDefinition> of(ItemClass itemClass, LocalDate day) {
        return ALL.stream()
                .filter(one -> one.itemClass == itemClass && !day.isBefore(one.from))
                .filter(one -> one.until == null || day.isBefore(one.until))
                .findFirst();
    }
}
