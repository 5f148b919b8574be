package org.sightline.matching.verdict.judging;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.matching.verdict.facts.BuyerKind;
import org.sightline.matching.verdict.facts.Circumstance;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.FactWords;
import org.sightline.matching.verdict.facts.FundingKind;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.rule.FundingTrigger;

/** The sentences of reasons in English, by the patterns of {@code reasons.properties}. */
final class EnglishReasons {

    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern COMMA = Pattern.compile(", ");
    private static final Properties PATTERNS = patterns();

    private EnglishReasons() {}

    private static Properties patterns() {
        Properties patterns = new Properties();
        try {
            patterns.load(new StringReader(DataFiles.text(EnglishReasons.class, "reasons.properties")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return patterns;
    }

    static String of(ReasonSentence sentence) {
        String pattern = Objects.requireNonNull(PATTERNS.getProperty(sentence.pattern()), sentence.pattern());
        return VALUE.matcher(pattern).replaceAll(mark -> {
            String name = mark.group(1);
            String value = Objects.requireNonNull(sentence.values().get(name), name);
            return Matcher.quoteReplacement(said(name, value));
        });
    }

    private static String said(String name, String value) {
        return switch (name) {
            case "buyer" -> FactWords.buyer(value.equals(ReasonSentence.UNKNOWN) ? null : BuyerKind.parse(value));
            case "buyers" ->
                FactWords.buyers(
                        COMMA.splitAsStream(value).map(BuyerKind::parse).toList());
            case "money" -> FactWords.funding(funding(value));
            case "earlierMoney" -> earlierMoney(value);
            case "trigger" -> FundingTrigger.parse(value).words();
            case "item" -> FactWords.item(ItemClass.parse(value));
            case "exceptions" -> each(value, EnglishReasons::exception);
            case "standing", "begin", "end" -> value.toLowerCase(Locale.ROOT).replace('_', ' ');
            default -> value;
        };
    }

    private static String earlierMoney(String value) {
        return value.equals(ReasonSentence.UNKNOWN) ? "another fund" : FactWords.funding(funding(value));
    }

    private static Set<FundingKind> funding(String value) {
        return COMMA.splitAsStream(value)
                .map(FundingKind::parse)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FundingKind.class)));
    }

    private static String each(String value, Function<String, String> words) {
        return Arrays.stream(COMMA.split(value)).map(words).collect(Collectors.joining(", "));
    }

    private static String exception(String value) {
        int until = value.indexOf(ReasonSentence.UNTIL);
        return until < 0
                ? Circumstance.parse(value).words()
                : Circumstance.parse(value.substring(0, until)).words() + value.substring(until);
    }
}
