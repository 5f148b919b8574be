package org.sightline.gateway.purchasedata;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What ingest-service asks of a file before it is read, in {@code messages/importquestion.properties}. The English text of each
 * is the one of the service, so that it is recognized by it. {@code $1} stands for what the service put there: names of columns,
 * numbers, examples; {@code #1} for a field.
 */
@MessageBundle("importquestion")
public interface ImportQuestionTexts {

    /** A question that is known. */
    enum Asked {
        BUYER,
        KEEPER_OF_LIST,
        TEXT_OR_VENDOR,
        DAY_OR_AMOUNT,
        STATE,
        NO_HEADER,
        UNKNOWN_FEED,
        FIELD_GONE,
        CONTRADICTED,
        STILL_THE_FIELD,
        NEW_COLUMN,
        VENDOR_BY_NUMBER,
        VENDOR_OF_REGISTER,
        VENDOR_CANDIDATES,
        VENDOR,
        DAY,
        ONLY_MONEY,
        AMOUNTS_OF_YEARS,
        UNIT_PRICE,
        DEBIT_AND_CREDIT,
        BODIES_AS_VENDORS,
        KINDS_OF_ROWS,
        GRANTS_BY_LISTING,
        GOODS_GIVEN,
        GRANTS,
        NOTICES,
        PLANNED,
        OFFERS,
        PRICES,
        THINGS_OWNED,
        WAGES,
        CAMPAIGNS,
        BUDGET,
        REGISTERED_VENDORS,
        PERMITS,
        REVENUE,
        THINGS_SOLD,
        LISTED_IN_ONE_ROW,
        LISTED_IN_ROWS,
        LISTED_UNDER_FIELD_IN_ONE_ROW,
        LISTED_UNDER_FIELD,
        CUT_APART,
        OR_LEFT_OUT,
        LIKE_EITHER
    }

    @Message
    String text(Asked question);

    /** What the values of a column are: days, numbers or words. */
    @Message
    String shape(String values);
}
