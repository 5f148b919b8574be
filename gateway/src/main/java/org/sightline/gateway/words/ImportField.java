package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column of a purchase file can mean, in the order of the form. */
public enum ImportField {
    BUYER,
    DEPARTMENT,
    BUYER_UEI,
    BUYER_NCES,
    BUYER_FIPS,
    BUYER_ORI,
    VENDOR,
    VENDOR_UEI,
    VENDOR_CAGE,
    DESCRIPTION,
    DESCRIPTION2,
    MANUFACTURER,
    MODEL,
    DOCUMENT_NUMBER,
    ORDER_NUMBER,
    LINE_NUMBER,
    SOURCE_KEY,
    ORDER_DATE,
    PAYMENT_DATE,
    END_DATE,
    QUANTITY,
    UNIT,
    UNIT_PRICE,
    AMOUNT,
    FUND,
    FUND_CODE,
    ASSISTANCE_LISTING,
    PROGRAM,
    NIGP,
    UNSPSC,
    PSC,
    NAICS,
    ACCOUNT,
    STATE,
    DOCUMENT_TYPE,
    ORDER_STATUS;

    public static List<String> codes() {
        return Arrays.stream(values())
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
