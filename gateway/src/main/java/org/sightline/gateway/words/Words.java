package org.sightline.gateway.words;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain words for codes and numbers. */
public final class Words {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("MADE_BY", "made by the maker"),
            Map.entry("SUBSIDIARY", "made by its subsidiary at the time"),
            Map.entry("RELABEL", "sold under another brand; who built it is not proven"),
            Map.entry("COMPONENT", "a part of the maker in another product"),
            Map.entry("SUCCESSOR", "a company that took over its business; disputed"),
            Map.entry("usf", "Universal Service Fund"),
            Map.entry("fcc_subsidy", "FCC subsidy"));

    private Words() {}

    /** Codes as words: {@code under_review} becomes "under review". */
    public static String of(@Nullable String code) {
        if (code == null) {
            return "not known";
        }
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(code))
                .map(Verdict::words)
                .findFirst()
                .orElseGet(() -> WORDS.getOrDefault(code, code.replace('_', ' ')));
    }

    /** With a capital letter in front. */
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A quantity without needless zeros. */
    public static String pieces(BigDecimal quantity) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
