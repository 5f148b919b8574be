package org.sightline.gateway.shell;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.sightline.gateway.words.Places;
import org.sightline.gateway.words.Words;

/** How values look on pages. */
@TemplateExtension
public class Show {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PROHIBITED", "Prohibited"),
            Map.entry("RESTRICTED", "Restricted"),
            Map.entry("FLAGGED", "Flagged"),
            Map.entry("UNDETERMINED", "Undetermined"),
            Map.entry("NOT_COVERED", "Not covered"),
            Map.entry("MADE_BY", "made by the maker"),
            Map.entry("SUBSIDIARY", "made by its subsidiary at the time"),
            Map.entry("RELABEL", "sold under another brand; who built it is not proven"),
            Map.entry("COMPONENT", "a part of the maker in another product"),
            Map.entry("SUCCESSOR", "a company that took over its business; disputed"),
            Map.entry("usf", "Universal Service Fund"),
            Map.entry("fcc_subsidy", "FCC subsidy"));

    private Show() {}

    /** Codes as words: {@code under_review} becomes "under review". */
    public static String words(String code) {
        return code == null ? "not known" : WORDS.getOrDefault(code, code.replace('_', ' '));
    }

    /** A kind of body in the singular. */
    public static String kindWord(String kind) {
        return kind == null || kind.equals("unknown") ? "kind not known" : kind.replace('_', ' ');
    }

    /** A kind of body with a capital letter: {@code school_district} becomes "School district". */
    public static String kindTitle(String kind) {
        String words = kindWord(kind);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A kind of money, as a buyer would say it. */
    public static String fundTitle(String fund) {
        return switch (fund) {
            case "local" -> "Our own money: taxes, fees, bonds";
            case "state" -> "Money from the state";
            case "federal_grant" -> "A federal grant or loan, also through the state";
            case "usf" -> "Universal Service Fund: E-Rate, Rural Health Care";
            case "fcc_subsidy" -> "Another FCC subsidy";
            default -> words(fund);
        };
    }

    /** The United States or a state by its name. */
    public static String place(String code) {
        return code == null || code.equals("US") ? "United States" : Places.STATES.getOrDefault(code, code);
    }

    /** How sure we are of a rule, in words. */
    public static String certaintyWords(String certainty) {
        return switch (certainty == null ? "" : certainty) {
            case "found" -> "Read in the law itself or in a faithful copy";
            case "secondary" -> "Read about in the press or in a summary, not yet in the law itself";
            default -> "General knowledge, not yet read again";
        };
    }

    /** The page with the same content as an API link. */
    public static String page(String link) {
        return link.startsWith("/api/") ? link.substring("/api".length()) : link;
    }

    /** An instant to the minute, UTC; empty for null. */
    public static String minute(Instant instant) {
        return instant == null ? "" : MINUTE.format(instant);
    }

    /** An amount with separators: {@code 271745.5} and {@code USD} become "$271,745.50"; empty for null. */
    public static String money(String amount, String currency) {
        if (amount == null) {
            return "";
        }
        String number = String.format(Locale.US, "%,.2f", new BigDecimal(amount));
        return currency == null || currency.equals("USD") ? "$" + number : number + " " + currency;
    }

    /** A number with separators. */
    public static String grouped(long number) {
        return String.format(Locale.US, "%,d", number);
    }

    /** A decimal without needless zeros; empty for null. */
    public static String plain(String decimal) {
        if (decimal == null) {
            return "";
        }
        BigDecimal value = new BigDecimal(decimal).stripTrailingZeros();
        return String.format(Locale.US, "%,." + Math.max(0, value.scale()) + "f", value);
    }

    /** A quantity: "1 piece", "12 pieces"; empty for null. */
    public static String pieces(String decimal) {
        String number = plain(decimal);
        return number.isEmpty() ? "" : number + (number.equals("1") ? " piece" : " pieces");
    }

    /** A kind of body, several of them. */
    public static String kinds(String kind) {
        return "municipality".equals(kind) ? "Cities, towns and villages" : Words.kind(kind);
    }
}
