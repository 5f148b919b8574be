package org.sightline.gateway.shell;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.words.FactWords;
import org.sightline.gateway.words.HistoryWords;
import org.sightline.gateway.words.RecordedTexts;
import org.sightline.gateway.words.RecordedWords;
import org.sightline.gateway.words.Words;
import org.sightline.gateway.words.WordsTexts;
import org.sightline.kit.clock.OfficeClock;
import org.sightline.kit.place.States;

/** How values look on pages. */
@TemplateExtension
public class Formats {

    /** A day inside of a sentence, but not in a name or the number of a version. */
    private static final Pattern DAY = Pattern.compile("(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w-]|\\.\\d)");

    /** Every language says zones alike. */
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.US);

    private Formats() {}

    /** Codes as words: {@code under_review} becomes "under review". */
    public static String words(@Nullable String code) {
        return spoken().of(code);
    }

    /** What a service recorded in its own words, as far as they are known: "The rules changed (version 3)." */
    public static String recorded(@Nullable String text) {
        String said = text == null || Language.current().equals(Locale.ENGLISH)
                ? Objects.requireNonNullElse(text, "")
                : known().of(text);
        return daysSaid(said);
    }

    private static String daysSaid(String text) {
        return DAY.matcher(text).replaceAll(day -> day(day.group()));
    }

    /** What a history says of an event: what Sightline put there in the language of the reader, what a person wrote as it is. */
    public static String told(String text, String action, @Nullable String role) {
        return "system".equals(role)
                ? recorded(text)
                : new HistoryWords(known(), spoken(), Formats::daysSaid).of(action, text);
    }

    private static RecordedWords known() {
        return new RecordedWords(Language.current(RecordedTexts.class), spoken());
    }

    /** A sentence that a service or the rule book has in English, with its days as people say them; empty for null. */
    public static String withDays(@Nullable String english) {
        DateTimeFormatter pattern =
                DateTimeFormatter.ofPattern(Language.english(ShellTexts.class).dayPattern(), Locale.ENGLISH);
        return DAY.matcher(Objects.requireNonNullElse(english, "")).replaceAll(day -> said(day.group(), pattern));
    }

    /** A fact that a verdict used: its days as they are said, its codes in words. */
    public static String fact(String name, Object value) {
        String said = new FactWords(spoken(), Formats::day).of(name, value.toString());
        return name.equals("maker") ? recorded(said) : said;
    }

    /** A code with a capital letter; for a kind of body: {@code school_district} becomes "School district". */
    public static String kindTitle(@Nullable String code) {
        return spoken().kind(code);
    }

    /** A kind of body, several of them. */
    public static String kinds(@Nullable String kind) {
        return spoken().kinds(kind);
    }

    /** A kind of money, as a buyer would say it. */
    public static String fundTitle(String fund) {
        return spoken().fundTitle(fund);
    }

    /** What a column of a purchase file can mean. */
    public static String columnMeaning(String field) {
        return spoken().importField(field);
    }

    /** The United States or a state by its name. */
    public static String place(@Nullable String code) {
        return code == null || code.equals("US") ? texts().unitedStates() : States.name(code);
    }

    /** How sure we are of a rule, in words. */
    public static String certaintyWords(@Nullable String certainty) {
        return switch (certainty == null ? "" : certainty) {
            case "found" -> texts().readInTheLawItself();
            case "copy" -> texts().takenFromACopy();
            case "secondary" -> texts().readAboutInThePress();
            default -> texts().generalKnowledge();
        };
    }

    /** The page with the same content as an API link. */
    public static String page(String link) {
        return link.startsWith("/api/") ? link.substring("/api".length()) : link;
    }

    /** A moment to the minute, by the clock of the office: "Nov 25, 2026, 3:00 AM CST"; empty for null. */
    public static String minute(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        ZonedDateTime local = instant.atZone(OfficeClock.zone());
        return DateTimeFormatter.ofPattern(texts().minutePattern(), Language.current())
                        .format(local) + " " + ZONE.format(local);
    }

    /** A day as it is said: "Aug 13, 2019"; empty for null. */
    public static String day(@Nullable LocalDate day) {
        return day == null
                ? ""
                : DateTimeFormatter.ofPattern(texts().dayPattern(), Language.current())
                        .format(day);
    }

    /** A quarter of a year: {@code 2021Q3} becomes "Q3 2021". */
    public static String quarter(String key) {
        int place = key.indexOf('Q');
        return texts().quarter(key.substring(place + 1), key.substring(0, place));
    }

    /** A day of a record, which may be known less exactly: {@code 2024-01-23} becomes "Jan 23, 2024", a month stays. */
    public static String day(String date) {
        return said(date, DateTimeFormatter.ofPattern(texts().dayPattern(), Language.current()));
    }

    private static String said(String date, DateTimeFormatter pattern) {
        try {
            return pattern.format(LocalDate.parse(date));
        } catch (DateTimeParseException noDay) {
            return date;
        }
    }

    /** An amount with separators: {@code 271745.5} and {@code USD} become "$271,745.50"; empty for null. */
    public static String money(@Nullable String amount, @Nullable String currency) {
        if (amount == null) {
            return "";
        }
        String number = String.format(Locale.US, "%,.2f", new BigDecimal(amount));
        return currency == null || currency.equals("USD") ? "$" + number : number + " " + currency;
    }

    /** A share of one as people say it: {@code 0.786} becomes "79%". */
    public static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** A number with separators. */
    public static String grouped(long number) {
        return String.format(Locale.US, "%,d", number);
    }

    /** A decimal without needless zeros; empty for null. */
    public static String plain(@Nullable String decimal) {
        if (decimal == null) {
            return "";
        }
        BigDecimal value = new BigDecimal(decimal).stripTrailingZeros();
        return String.format(Locale.US, "%,." + Math.max(0, value.scale()) + "f", value);
    }

    /** A quantity: "1 piece", "12 pieces"; empty for null. */
    public static String pieces(@Nullable String decimal) {
        String number = plain(decimal);
        return number.isEmpty() ? "" : texts().pieces(number);
    }

    private static Words spoken() {
        return new Words(Language.current(WordsTexts.class));
    }

    private static ShellTexts texts() {
        return Language.current(ShellTexts.class);
    }
}
