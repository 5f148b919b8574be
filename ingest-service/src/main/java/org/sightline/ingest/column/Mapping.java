package org.sightline.ingest.column;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of one file become contract lines. Kept with the import, so that an import that goes on after a
 * crash reads the rest in the same way.
 *
 * @param fields for each column its field; null where it is ignored
 * @param fiscalDate whether a bare year in the order date is a fiscal year
 * @param decimalComma whether 1,50 is one and a half
 * @param state the state of the buyers, two capital letters; null only where a column says it
 * @param buyer the one buyer of all lines; null where a column says it
 * @param documentType what the lines stand on where no column says it
 */
public record Mapping(
        List<@Nullable Field> fields,
        Dates.Order dateOrder,
        boolean fiscalDate,
        boolean decimalComma,
        @Nullable String state,
        @Nullable String buyer,
        DocumentType documentType) {

    public Mapping {
        fields = java.util.Collections.unmodifiableList(new ArrayList<>(fields));
    }

    /** For each field that a column has, the column's place from 0. */
    public Map<Field, Integer> columns() {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) != null && fields.get(i) != Field.IGNORE) {
                columns.putIfAbsent(fields.get(i), i);
            }
        }
        return columns;
    }

    /**
     * What is still missing before lines can be made, in plain words.
     *
     * @return empty where nothing is
     */
    public List<String> missing() {
        Map<Field, Integer> columns = columns();
        List<String> missing = new ArrayList<>();
        if (buyer == null && lacks(columns, Field.BUYER, Field.DEPARTMENT)) {
            missing.add(
                    documentType == DocumentType.OFFER
                            ? "which public body keeps this list of suppliers, as the one buyer (or a column for it)"
                            : "which column names the buyer (or one buyer for the whole file)");
        }
        if (lacks(columns, Field.DESCRIPTION, Field.VENDOR)) {
            missing.add("which column holds the description or the vendor");
        }
        if (documentType != DocumentType.OFFER && lacks(columns, Field.ORDER_DATE, Field.PAYMENT_DATE, Field.AMOUNT)) {
            missing.add("which column holds a date or the amount (or that the lines are offers of suppliers)");
        }
        if (state == null && lacks(columns, Field.STATE)) {
            missing.add("the state of the buyers (two letters)");
        }
        return missing;
    }

    private static boolean lacks(Map<Field, Integer> columns, Field... fields) {
        return Stream.of(fields).noneMatch(columns::containsKey);
    }
}
