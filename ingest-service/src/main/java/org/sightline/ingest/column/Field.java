package org.sightline.ingest.column;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a column of a published file can mean for a contract line. */
public enum Field {
    /** The public body that bought. */
    BUYER,
    /** A part of the buyer; taken as the buyer only where no column names one. */
    DEPARTMENT,
    /** Identifiers of the buyer: of SAM.gov, of school districts, of places, of police. */
    BUYER_UEI,
    BUYER_NCES,
    BUYER_FIPS,
    BUYER_ORI,
    VENDOR,
    VENDOR_UEI,
    VENDOR_CAGE,
    DESCRIPTION,
    /** A further text of the purchase, added after the description with its column's name; several columns may have it. */
    DESCRIPTION2,
    MANUFACTURER,
    MODEL,
    DOCUMENT_NUMBER,
    /** The number of the order that an invoice, receipt, payment or credit belongs to. */
    ORDER_NUMBER,
    LINE_NUMBER,
    /** The source's own key of a line: the same key in a later file is the same line. */
    SOURCE_KEY,
    /** When the buyer committed itself: the day of the order, contract or award, or a period. */
    ORDER_DATE,
    PAYMENT_DATE,
    /** The last day of a contract, or of a place on a list of suppliers. */
    END_DATE,
    QUANTITY,
    UNIT,
    UNIT_PRICE,
    AMOUNT,
    /** What a column says of the money; several columns may. */
    FUND,
    FUND_CODE,
    /** A number of a federal program (CFDA, Assistance Listing); it decides whose money it is. */
    ASSISTANCE_LISTING,
    /** A program, account or project: the fund where it names a program of somebody else's money, else part of the description. */
    PROGRAM,
    NIGP,
    UNSPSC,
    PSC,
    NAICS,
    ACCOUNT,
    STATE,
    DOCUMENT_TYPE,
    /** What became of the order; a cancelled one is no purchase. */
    ORDER_STATUS,
    IGNORE;

    private static final int LONGEST_TEXT = 32_000;
    private static final int LONGEST_LABEL = 2_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_KEY = 200;

    /** As in the API: {@code order_date}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The field of this word.
     *
     * @throws IllegalArgumentException where there is none; the message says which there are
     */
    @JsonCreator
    public static Field of(String word) {
        for (Field field : values()) {
            if (field.word().equals(word)) {
                return field;
            }
        }
        throw new IllegalArgumentException("No field is called \"" + word + "\". Fields are: "
                + Arrays.stream(values()).map(Field::word).collect(Collectors.joining(", ")) + ".");
    }

    /** The most characters that a cell of it may have. What is a key is short, because indexes hold it. */
    public int longest() {
        return switch (this) {
            // A list of suppliers names all brands of a supplier in one cell.
            case DESCRIPTION, DESCRIPTION2, MANUFACTURER -> LONGEST_TEXT;
            case BUYER, DEPARTMENT -> LONGEST_NAME;
            case VENDOR, MODEL, FUND, PROGRAM -> LONGEST_LABEL;
            default -> LONGEST_KEY;
        };
    }

    /** For a sentence: {@code order date}. */
    public String words() {
        return word().replace('_', ' ');
    }

    /** Whether more than one column of a file may have it. */
    public boolean mayRepeat() {
        return this == MANUFACTURER || isOptional();
    }

    /** Whether a row may end before its cell. */
    public boolean isOptional() {
        return this == DESCRIPTION2 || this == FUND || this == FUND_CODE || this == PROGRAM;
    }

    boolean isDate() {
        return this == ORDER_DATE || this == PAYMENT_DATE || this == END_DATE;
    }

    boolean isNumber() {
        return this == QUANTITY || this == UNIT_PRICE || this == AMOUNT;
    }
}
