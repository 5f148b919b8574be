package org.sightline.ingest.column.learned;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.column.Field;

/** What a column may mean, as far as {@link LearnedColumns} tells it apart: one or more fields, or none. */
public enum Meaning {
    OTHER(Field.IGNORE),
    AMOUNT(Field.AMOUNT),
    UNIT_PRICE(Field.UNIT_PRICE),
    QUANTITY(Field.QUANTITY),
    UNIT(Field.UNIT),
    VENDOR(Field.VENDOR),
    BUYER(Field.BUYER),
    DEPARTMENT(Field.DEPARTMENT),
    DESCRIPTION(Field.DESCRIPTION),
    FURTHER_TEXT(Field.DESCRIPTION2, Field.PROGRAM),
    ACCOUNT(Field.ACCOUNT),
    DOCUMENT(Field.DOCUMENT_NUMBER, Field.ORDER_NUMBER, Field.SOURCE_KEY),
    LINE_NUMBER(Field.LINE_NUMBER),
    ORDER_DATE(Field.ORDER_DATE),
    PAYMENT_DATE(Field.PAYMENT_DATE),
    FUND(Field.FUND, Field.FUND_CODE, Field.ASSISTANCE_LISTING),
    COMMODITY_CODE(Field.NIGP, Field.UNSPSC, Field.PSC, Field.NAICS),
    MANUFACTURER(Field.MANUFACTURER),
    MODEL(Field.MODEL),
    STATUS(Field.ORDER_STATUS),
    STATE(Field.STATE);

    private static final Map<Field, Meaning> OF_FIELDS = ofFields();

    private final List<Field> fields;

    Meaning(Field... fields) {
        this.fields = List.of(fields);
    }

    private static Map<Field, Meaning> ofFields() {
        Map<Field, Meaning> meanings = new EnumMap<>(Field.class);
        for (Meaning meaning : values()) {
            meaning.fields.forEach(field -> meanings.put(field, meaning));
        }
        return meanings;
    }

    /** The first of its fields. */
    public Field field() {
        return fields.getFirst();
    }

    /** The meaning of a field; {@link #OTHER} for none, and for what is not told apart. */
    public static Meaning of(@Nullable Field field) {
        return field == null ? OTHER : OF_FIELDS.getOrDefault(field, OTHER);
    }
}
