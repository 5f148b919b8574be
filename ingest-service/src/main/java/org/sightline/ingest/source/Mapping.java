package org.sightline.ingest.source;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        List<Field> fields,
        Dates.Order dateOrder,
        boolean fiscalDate,
        boolean decimalComma,
        String state,
        String buyer,
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
        if (buyer == null && !columns.containsKey(Field.BUYER) && !columns.containsKey(Field.DEPARTMENT)) {
            missing.add("which column names the buyer (or one buyer for the whole file)");
        }
        if (!columns.containsKey(Field.DESCRIPTION) && !columns.containsKey(Field.VENDOR)) {
            missing.add("which column holds the description or the vendor");
        }
        if (!columns.containsKey(Field.ORDER_DATE)
                && !columns.containsKey(Field.PAYMENT_DATE)
                && !columns.containsKey(Field.AMOUNT)) {
            missing.add("which column holds a date or the amount");
        }
        if (state == null && !columns.containsKey(Field.STATE)) {
            missing.add("the state of the buyers (two letters)");
        }
        return missing;
    }
}
