package org.sightline.gateway.reason;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.gateway.shell.Formats;

/** What stands in a sentence, in words: the name of a value says what kind it is. */
record ReasonValues(Map<String, String> values, ReasonTexts texts) {

    /** Around words of the law, which stay in English; neither stands in any text. */
    static final char LAW_BEGINS = '\uE000';

    static final char LAW_ENDS = '\uE001';

    private static final String COMMA = ", ";
    private static final String UNKNOWN = "unknown";
    private static final String UNTIL = " until ";
    private static final String UNKNOWN_MAKER = "an unknown maker";
    private static final String UNHELD_MAKER = "a maker that the rule book does not hold";
    /** How the rule book writes that one maker belongs to another, whose own tie may stand in parentheses. */
    private static final Pattern TIE = Pattern.compile(
            "(.+?), (subsidiary of|affiliate of|once subsidiary of|once affiliate of|which took over a business of) (.+)");

    private static final Pattern OWNER = Pattern.compile("(.+?) \\((.+)\\)");

    /**
     * A value in words.
     *
     * @throws NullPointerException where the sentence has no such value
     */
    String of(String name) {
        String value = Objects.requireNonNull(values.get(name), name);
        return switch (name) {
            case "maker", "path" -> maker(value);
            case "from", "until", "day", "first", "last", "looked" -> Formats.day(value);
            case "date", "origin" -> Formats.fact(name, value);
            case "note", "what", "proof", "part" -> LAW_BEGINS + Formats.withDays(value) + LAW_ENDS;
            case "buyer", "buyers", "money", "earlierMoney", "item", "exceptions" -> listed(name, value);
            case "trigger" -> texts.trigger(value);
            case "standing" -> texts.standing(value);
            case "begin", "end" -> Formats.words(value.toUpperCase(Locale.ROOT)).toLowerCase(Locale.ROOT);
            case "event" -> Formats.words(value);
            default -> value;
        };
    }

    private String listed(String name, String value) {
        return switch (name) {
            case "buyer" -> value.equals(UNKNOWN) ? texts.buyerOfUnknownKind() : Formats.fact(name, value);
            case "buyers" -> each(value, kind -> Formats.kinds(kind).toLowerCase(Locale.ROOT));
            case "earlierMoney" -> value.equals(UNKNOWN) ? texts.anotherFund() : money(value);
            case "money" -> money(value);
            case "item" -> item(value);
            default -> each(value, this::exception);
        };
    }

    private String money(String value) {
        List<String> kinds =
                Arrays.stream(value.split(COMMA)).map(kind -> texts.money(kind)).toList();
        return kinds.stream()
                .reduce((first, second) -> texts.and(first, second))
                .orElseThrow();
    }

    private String item(String value) {
        return switch (value) {
            case "other" -> texts.otherGoods();
            case UNKNOWN -> texts.goodsOfUnknownKind();
            default -> Formats.words(value);
        };
    }

    private String exception(String value) {
        int until = value.indexOf(UNTIL);
        return until < 0
                ? Formats.words(value)
                : texts.untilDay(
                        Formats.words(value.substring(0, until)), Formats.day(value.substring(until + UNTIL.length())));
    }

    private static String each(String value, UnaryOperator<String> words) {
        return Arrays.stream(value.split(COMMA)).map(words).collect(Collectors.joining(COMMA));
    }

    /** A maker, through its owners to the one that is named. */
    private String maker(String path) {
        Matcher tie = TIE.matcher(path);
        if (tie.matches()) {
            return tied(tie.toMatchResult());
        }
        return switch (path) {
            case UNKNOWN_MAKER -> texts.unknownMaker();
            case UNHELD_MAKER -> texts.unheldMaker();
            default -> path;
        };
    }

    private String tied(MatchResult tie) {
        Matcher further = OWNER.matcher(tie.group(3));
        String owner = further.matches() && TIE.matcher(further.group(2)).matches()
                ? further.group(1) + " (" + maker(further.group(2)) + ")"
                : tie.group(3);
        return switch (tie.group(2)) {
            case "subsidiary of" -> texts.subsidiaryOf(tie.group(1), owner);
            case "affiliate of" -> texts.affiliateOf(tie.group(1), owner);
            case "once subsidiary of" -> texts.onceSubsidiaryOf(tie.group(1), owner);
            case "once affiliate of" -> texts.onceAffiliateOf(tie.group(1), owner);
            default -> texts.tookOver(tie.group(1), owner);
        };
    }
}
