package org.sightline.tabular.pdf;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount as reports print it: with cents or with a dollar sign, negative by a sign before or behind it or in brackets. */
final class Money {

    private static final Pattern AMOUNT = Pattern.compile(
            "[-(]?\\$?[-(]?((\\d{1,3}(,\\d{3})+|\\d+)\\.\\d\\d|\\.00)\\)?-?|[-(]?\\$[-(]?(\\d{1,3}(,\\d{3})+|\\d+)\\)?-?");

    private Money() {}

    /** The amount; null where the word is none. */
    static @Nullable BigDecimal of(String word) {
        if (!AMOUNT.matcher(word).matches()) {
            return null;
        }
        boolean negative = word.indexOf('-') >= 0 || word.indexOf('(') >= 0;
        BigDecimal amount = new BigDecimal(word.replaceAll("[^\\d.]", ""));
        return negative ? amount.negate() : amount;
    }
}
