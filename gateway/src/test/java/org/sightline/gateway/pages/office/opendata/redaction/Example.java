package org.sightline.gateway.pages.office.opendata.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.sightline.gateway.pages.office.opendata.redaction.Words.Word;

/**
 * A text with what each of its words is.
 *
 * @param allowed for each word of the reading, the kinds that it may be, one bit each
 */
record Example(Reading text, int[] allowed) {

    private static final int UNKNOWN = -1;
    private static final int ANY = (1 << Kind.TAGGED) - 1;

    private static final Pattern MAIL = Pattern.compile("(?i).*@.*|.*(\\(at\\)|\\[at\\]| at ).*");
    private static final Pattern MAC =
            Pattern.compile("(?i)([0-9a-f]{2}[:. -]){5}[0-9a-f]{1,2}|[0-9a-f]{4}([.:-])[0-9a-f]{4}\\2[0-9a-f]{4}");
    private static final Pattern IP = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+.*|.*::.*");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}'’. -]+");
    private static final Pattern PHONE =
            Pattern.compile("(\\+?1[ .-]?)?\\(?\\d{3}\\)?[ ./-]?-?\\d{3}[ .-]?\\d{4}|\\d{3}[.-]\\d{4}");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)\\d+\\S*( [\\w.'-]+)*( [\\w.'-]*[a-z]{2}[\\w.'-]*)( .*)?|(P\\.?O\\.? )?BOX .*|RR \\d+.*");
    private static final Pattern VEHICLE = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{3,6}|\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}");
    private static final Pattern SECRET = Pattern.compile(".*[!@#$%].*");

    /** What a writer's text says of its words; of what it does not speak, words of letters are kept and others may be anything. */
    static Example of(Case text) {
        return of(text.text(), kinds(text));
    }

    /** @param kinds of each character of the text, the number of a {@link Kind}; -1 where it is not known */
    static Example of(String text, int... kinds) {
        Reading reading = Reading.of(text);
        int[] allowed = new int[reading.size()];
        for (int at = 0; at < allowed.length; at++) {
            Word word = reading.word(at);
            int kind = kind(word, kinds);
            boolean letters = word.isLetters() && word.upper().length() > 1;
            allowed[at] = kind >= 0 ? 1 << kind : letters ? 1 : ANY;
        }
        return new Example(reading, allowed);
    }

    private static int kind(Word word, int... kinds) {
        return Arrays.stream(kinds, word.start(), word.end()).max().orElse(UNKNOWN);
    }

    private static int[] kinds(Case text) {
        int[] kinds = new int[text.text().length()];
        Arrays.fill(kinds, text.isHarmless() ? Kind.KEPT.ordinal() : UNKNOWN);
        text.mustStay().forEach(part -> fill(kinds, text.text(), part, Kind.KEPT));
        text.mustGo().forEach(part -> fill(kinds, text.text(), part, kind(text.kind(), part)));
        return kinds;
    }

    private static void fill(int[] kinds, String text, String part, Kind kind) {
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            boolean within = part.length() <= 3 && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
            if (!within) {
                Arrays.fill(kinds, at, at + part.length(), kind.ordinal());
            }
        }
    }

    /** The kind of a part, by its form and by what its writer called the text. */
    private static Kind kind(String of, String part) {
        if (MAIL.matcher(part).matches()) {
            return Kind.MAIL;
        }
        if (MAC.matcher(part).matches()) {
            return Kind.MAC;
        }
        if (IP.matcher(part).matches()) {
            return Kind.IP;
        }
        return switch (of) {
            case "userpass" -> Kind.SECRET;
            case "mac" -> Kind.MAC;
            case "ip" -> Kind.IP;
            case "serial", "imei", "sim" -> Kind.SERIAL;
            case "vin", "plate" -> Kind.VEHICLE;
            case "account" -> Kind.ACCOUNT;
            case "email" -> Kind.MAIL;
            case "phone" -> Kind.PHONE;
            case "address" -> LETTERS.matcher(part).matches() && !part.contains(" ") ? Kind.NAME : Kind.ADDRESS;
            default -> mixed(of, part);
        };
    }

    private static Kind mixed(String of, String part) {
        if (LETTERS.matcher(part).matches() || of.equals("device_room")) {
            return Kind.NAME;
        }
        if (PHONE.matcher(part).matches()) {
            return Kind.PHONE;
        }
        if (ADDRESS.matcher(part).matches()) {
            return Kind.ADDRESS;
        }
        if (!of.equals("mixed") || SHORT_NUMBER.matcher(part).matches()) {
            return Kind.NUMBER;
        }
        return VEHICLE.matcher(part).matches()
                ? Kind.VEHICLE
                : SECRET.matcher(part).matches() ? Kind.SECRET : Kind.SERIAL;
    }

    /** The same text with other names, numbers and letters in place of what must go, and other digits in models, at times. */
    static Example varied(Case text, InventedTexts names, Random random) {
        int[] kinds = kinds(text);
        StringBuilder varied = new StringBuilder();
        List<Integer> variedKinds = new ArrayList<>();
        int told = 0;
        for (Word word : Words.of(text.text())) {
            int kind = kind(word, kinds);
            if (random.nextBoolean() && kind >= 0) {
                add(
                        text.text().substring(told, word.start()),
                        Arrays.copyOfRange(kinds, told, word.start()),
                        varied,
                        variedKinds);
                String other = varied(word, Kind.values()[kind], names, random);
                int[] same = new int[other.length()];
                Arrays.fill(same, kind);
                add(other, same, varied, variedKinds);
                told = word.end();
            }
        }
        add(text.text().substring(told), Arrays.copyOfRange(kinds, told, kinds.length), varied, variedKinds);
        return of(varied.toString(), variedKinds.stream().mapToInt(kind -> kind).toArray());
    }

    private static void add(String more, int[] kinds, StringBuilder to, List<Integer> toKinds) {
        to.append(more);
        Arrays.stream(kinds).forEach(toKinds::add);
    }

    private static String varied(Word word, Kind kind, InventedTexts names, Random random) {
        boolean letters = word.isLetters();
        return switch (kind) {
            case IP, MAIL, SECRET -> word.text();
            case KEPT ->
                letters || word.upper().length() < 4 || !word.form().equals(Words.PLAIN)
                        ? word.text()
                        : other(word.text(), false, random);
            case NAME -> letters ? name(word, names, random) : word.text();
            default -> letters ? word.text() : other(word.text(), kind == Kind.SERIAL || kind == Kind.VEHICLE, random);
        };
    }

    private static String name(Word word, InventedTexts names, Random random) {
        if (word.upper().length() == 1) {
            return other(word.text(), true, random);
        }
        if (word.upper().length() < 3 || word.text().indexOf('-') >= 0) {
            return word.text();
        }
        String name = names.name(random);
        String text = word.text();
        return text.equals(word.upper())
                ? name
                : Character.isUpperCase(text.charAt(0))
                        ? name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT)
                        : name.toLowerCase(Locale.ROOT);
    }

    private static String other(String text, boolean letters, Random random) {
        StringBuilder other = new StringBuilder();
        for (char sign : text.toCharArray()) {
            char letter = (char) ((Character.isUpperCase(sign) ? 'A' : 'a') + random.nextInt(26));
            other.append(
                    Character.isDigit(sign)
                            ? (char) ('0' + random.nextInt(10))
                            : letters && Character.isLetter(sign) ? letter : sign);
        }
        return other.toString();
    }
}
