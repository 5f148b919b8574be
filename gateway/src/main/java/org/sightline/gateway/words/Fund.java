package org.sightline.gateway.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Kinds of money that a buyer can name. */
public enum Fund {
    LOCAL("Our own money: taxes, fees, bonds"),
    STATE("Money from the state"),
    FEDERAL_GRANT("A federal grant or loan, also through the state"),
    USF("Universal Service Fund: E-Rate, Rural Health Care"),
    FCC_SUBSIDY("Another FCC subsidy");

    private final String title;

    Fund(String title) {
        this.title = title;
    }

    /** As messages and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All codes. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Fund::code).toList();
    }

    /** A kind of money, as a buyer would say it. */
    public static String title(String code) {
        return Arrays.stream(values())
                .filter(fund -> fund.code().equals(code))
                .map(fund -> fund.title)
                .findFirst()
                .orElseGet(() -> Words.of(code));
    }
}
