package org.sightline.gateway.pages.office.opendata.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.kit.text.GivenNames;
import org.sightline.kit.text.WordList;

/**
 * Invents texts to learn from: a line of a purchase with a piece in it that must go, or one that looks so and stays. All of it is
 * invented; names are put together from lists of names and words.
 */
final class InventedTexts {

    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern SLOT = Pattern.compile("\\{([^{}:]+)(?::([^{}]*))?\\}");
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String HEX = "0123456789ABCDEF";
    private static final List<String> STREETS = List.of(
            "ST", "AVE", "RD", "LN", "DR", "CT", "BLVD", "PL", "WAY", "CIR", "TER", "PKWY", "STREET", "AVENUE", "ROAD",
            "LANE", "DRIVE", "COURT", "PLACE", "CIRCLE", "TRAIL", "TRL", "LOOP", "ALLEY", "TERRACE", "XING");
    private static final List<String> RANKS = List.of(
            ("OFFICER OFC OFC. SGT SGT. LT LT. CAPT DET DET. DEPUTY CPL TROOPER MR. MRS. MS. MS DR. DR CHIEF JUDGE COACH FF NURSE SHERIFF MAYOR REV. PROF. SRA. SR."
                            + " COMMISSIONER INVESTIGATOR PRINCIPAL COUNCILMAN COUNCILWOMAN COUNCILMEMBER MRS SGT LT. DET. DIRECTOR CLERK CONSTABLE")
                    .split(" "));

    private final Random random;
    private final List<String> given;
    private final List<String> surnames;
    private final List<String> rareNames;
    private final List<String> english;
    private final List<String> lines;
    private final List<String> goes;
    private final List<String> stays;

    private StringBuilder text = new StringBuilder();
    private final List<Integer> kinds = new ArrayList<>();

    /** @param lines of purchases with nothing in them that leads to a person or to one device */
    InventedTexts(long seed, List<String> lines) throws IOException {
        random = new Random(seed);
        this.lines = lines;
        given = sorted(List.of(
                WordList.of(GivenNames.class, "given-names.txt"),
                WordList.of(Lexicon.class, "census-given-names.txt")));
        surnames = sorted(List.of(
                WordList.of(Lexicon.class, "surnames.txt"),
                WordList.of(Lexicon.class, "census-surnames.txt"),
                WordList.of(Lexicon.class, "proper-names.txt")));
        rareNames = sorted(List.of(
                WordList.of(Lexicon.class, "names-of-the-world.txt"),
                WordList.of(Lexicon.class, "proper-names-rare.txt")));
        english = sorted(List.of(WordList.of(Lexicon.class, "english.txt"))).stream()
                .filter(word -> word.length() > 3 && word.length() < 9)
                .toList();
        goes = pieces("invented-goes.txt");
        stays = pieces("invented-stays.txt");
    }

    private static List<String> sorted(List<Set<String>> lists) {
        List<String> all = new ArrayList<>();
        lists.forEach(all::addAll);
        all.removeIf(word -> word.length() < 3);
        Collections.sort(all);
        return all;
    }

    /** Each as often as its number says. */
    private static List<String> pieces(String file) throws IOException {
        List<String> pieces = new ArrayList<>();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(InventedTexts.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            for (String row : rows.lines().filter(row -> !row.startsWith("#")).toList()) {
                int tab = row.indexOf('\t');
                pieces.addAll(Collections.nCopies(Integer.parseInt(row.substring(0, tab)), row.substring(tab + 1)));
            }
        }
        return pieces;
    }

    /** A line with something that must go, or with something that looks so and stays. */
    Example next(boolean harmless) {
        text = new StringBuilder();
        kinds.clear();
        String line = any(lines);
        List<String> pieces = harmless ? stays : goes;
        switch (random.nextInt(6)) {
            case 0 -> {
                piece(any(pieces));
                say(any(" ", ", ", " - ", "; ", ". ") + line);
            }
            case 1, 2, 3 -> {
                say(line + any(" ", ", ", " - ", "; ", " ", ". "));
                piece(any(pieces));
            }
            case 4 -> {
                say(line + any(" ", ", ", " - ", "; "));
                piece(any(pieces));
                say(any(" ", ", ", "; "));
                piece(any(harmless || random.nextBoolean() ? stays : goes));
            }
            default -> {
                int cut = line.indexOf(' ', line.length() / 2);
                say((cut < 0 ? line : line.substring(0, cut)) + any(" ", ", ", " "));
                piece(any(pieces));
                say(any("", ",", ";") + (cut < 0 ? "" : line.substring(cut)));
            }
        }
        return Example.of(
                written(text.toString()), kinds.stream().mapToInt(kind -> kind).toArray());
    }

    /** In capitals, in small letters, as names are written, or as it is. */
    private String written(String text) {
        String written = switch (random.nextInt(8)) {
            case 0, 1, 2 -> text.toUpperCase(Locale.ROOT);
            case 3 -> text.toLowerCase(Locale.ROOT);
            case 4, 5 -> capitalized(text);
            default -> text;
        };
        return written.length() == text.length() ? written : text;
    }

    private static String capitalized(String text) {
        StringBuilder capitalized = new StringBuilder();
        boolean start = true;
        for (char sign : text.toCharArray()) {
            capitalized.append(start ? sign : Character.toLowerCase(sign));
            start = !Character.isLetterOrDigit(sign) && sign != '\'';
        }
        return capitalized.toString();
    }

    private void piece(String piece) {
        String chosen = piece;
        for (Matcher choice = CHOICE.matcher(chosen); choice.find(); choice = CHOICE.matcher(chosen)) {
            chosen = chosen.substring(0, choice.start())
                    + any(choice.group(1).split("\\|", -1))
                    + chosen.substring(choice.end());
        }
        Matcher slot = SLOT.matcher(chosen);
        int told = 0;
        while (slot.find()) {
            say(plain(chosen.substring(told, slot.start())));
            slot(slot.group(1), slot.group(2));
            told = slot.end();
        }
        say(plain(chosen.substring(told)));
    }

    private static String plain(String text) {
        return text.replace('«', '(').replace('»', ')');
    }

    private void slot(String name, String form) {
        if (form != null) {
            put(filled(form), Kind.valueOf(name));
            return;
        }
        switch (name) {
            case "base" -> say(any(lines));
            case "english", "KEPT" -> say(any(english));
            case "given" -> say(any(given));
            case "last" -> say(last());
            case "street" -> say(street());
            case "model" -> say(model());
            case "RANK" -> say(any(RANKS));
            case "NAME" -> name();
            case "LAST" -> put(last(), Kind.NAME);
            case "DEVICE" -> put((random.nextInt(3) > 0 ? "-" + filled("A") : "-") + last(), Kind.NAME);
            case "STREET" -> put(street(), Kind.ADDRESS);
            case "ADDRESS" -> put(any("LOS ", "DE LA ", "DEL ", "SAN ", "") + any(surnames), Kind.ADDRESS);
            case "USER" -> put(user(), Kind.SECRET);
            case "SECRET" -> put(any(english).toLowerCase(Locale.ROOT), Kind.SECRET);
            case "PASSWORD" -> put(password(), Kind.SECRET);
            case "TELEPHONE" -> put(telephone(), Kind.PHONE);
            case "VEHICLE" -> put(vehicle(), Kind.VEHICLE);
            case "SERIAL" -> put(filled(form()), Kind.SERIAL);
            case "SERIALS" -> serials();
            case "IMEI" -> put(imei(), Kind.SERIAL);
            case "IP" -> put(address(), Kind.IP);
            case "MAIL" -> put(mail(), Kind.MAIL);
            default -> throw new IllegalArgumentException(name);
        }
    }

    private void put(String said, Kind kind) {
        text.append(said);
        kinds.addAll(Collections.nCopies(said.length(), kind.ordinal()));
    }

    private void say(String said) {
        put(said, Kind.KEPT);
    }

    private String any(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String filled(String form) {
        StringBuilder filled = new StringBuilder();
        boolean word = form.chars().filter(Character::isLetter).anyMatch(sign -> "AHh".indexOf(sign) < 0);
        for (char sign : form.toCharArray()) {
            filled.append(
                    switch (sign) {
                        case '9' -> (char) ('0' + random.nextInt(10));
                        case 'A' -> word ? sign : LETTERS.charAt(random.nextInt(LETTERS.length()));
                        case 'H' -> word ? sign : HEX.charAt(random.nextInt(HEX.length()));
                        case 'h' -> word ? sign : Character.toLowerCase(HEX.charAt(random.nextInt(HEX.length())));
                        default -> sign;
                    });
        }
        return filled.toString();
    }

    private String last() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> any(surnames);
            case 3, 4 -> any(rareNames);
            case 5 -> any(english);
            case 6 -> joined() + "-" + any(surnames);
            default -> joined();
        };
    }

    /** A given or a family name, as good as any. */
    String name(Random of) {
        return random(of, of.nextInt(3) == 0 ? given : of.nextInt(3) == 0 ? rareNames : surnames);
    }

    private static String random(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The beginning of one name and the end of another. */
    private String joined() {
        String one = any(surnames);
        String two = any(surnames);
        return one.substring(0, Math.min(one.length() - 1, 2 + random.nextInt(3)))
                + two.substring(Math.min(two.length() - 2, 1 + random.nextInt(3)));
    }

    private void name() {
        String first = random.nextInt(5) > 0 ? any(given) : joined();
        switch (random.nextInt(14)) {
            case 0, 1 -> {
                put(last(), Kind.NAME);
                say(any(", ", ", ", ","));
                put(first + any("", "", " J", " M."), Kind.NAME);
            }
            case 2, 3 -> put(filled("A") + any(" ", ". ", ".") + last(), Kind.NAME);
            case 4 -> put(first + " " + filled("A") + any("", ".") + " " + last(), Kind.NAME);
            case 5 ->
                put(
                        first + " " + any("de la ", "van der ", "St. ", "Mc", "O'", "De ", any(given) + " ") + last(),
                        Kind.NAME);
            case 6 -> put(first, Kind.NAME);
            case 7 -> put(first + " " + filled("A") + ".", Kind.NAME);
            default -> put(first + " " + last(), Kind.NAME);
        }
    }

    private String street() {
        String name = switch (random.nextInt(10)) {
            case 0 -> any("1ST", "2ND", "3RD", "5TH", "14TH", "42ND", "MAIN", "OAK", "ELM", "EIGHTH", "PARK");
            case 1, 2, 3, 4 -> any(english);
            case 5 -> any(english) + " " + any(english);
            case 6 -> any(surnames) + any(" CREEK", " HILL", " RIDGE", " LANDING", " VIEW");
            default -> any(surnames);
        };
        return name + " " + any(STREETS);
    }

    private String model() {
        return filled(any(
                "AA-9999",
                "AAA9999",
                "AA9999A",
                "A9999-A",
                "AAA-999A",
                "A999",
                "AA-AAA9999A-A",
                "99A9",
                "AA999-9A",
                "A99A",
                "AAA-AA9999",
                "9999A",
                "AAA9999AA",
                "9999-9AA9",
                "99999A999",
                "A9A",
                "AAA99AAA999AA"));
    }

    private String form() {
        return switch (random.nextInt(10)) {
            case 0 -> "9".repeat(6 + random.nextInt(5));
            case 1 -> "A".repeat(1 + random.nextInt(4)) + "9".repeat(4 + random.nextInt(6));
            case 2 ->
                "A".repeat(1 + random.nextInt(3))
                        + "9".repeat(2 + random.nextInt(4))
                        + "A".repeat(1 + random.nextInt(4))
                        + "9".repeat(1 + random.nextInt(5));
            case 3 ->
                "9".repeat(1 + random.nextInt(4))
                        + "A".repeat(1 + random.nextInt(4))
                        + "9".repeat(2 + random.nextInt(5));
            case 4 -> "9".repeat(2 + random.nextInt(3)) + "-" + "9".repeat(4 + random.nextInt(4));
            case 5 -> "A".repeat(1 + random.nextInt(3)) + "-" + "9".repeat(4 + random.nextInt(4)) + any("", "A");
            case 6 -> "9".repeat(5 + random.nextInt(5)) + "A".repeat(1 + random.nextInt(2));
            default -> mixed(7 + random.nextInt(8));
        };
    }

    private String mixed(int length) {
        StringBuilder form = new StringBuilder();
        for (int at = 0; at < length; at++) {
            form.append(random.nextInt(5) < 3 ? '9' : 'A');
        }
        return form.toString();
    }

    /** One serial number, or a list of such as look alike. */
    private void serials() {
        String form = form();
        String first = filled(form);
        put(first, Kind.SERIAL);
        String between = any(", ", ",", " / ", "/", " & ", " and ", "; ", " ", " AND ");
        int same = random.nextBoolean() ? Math.max(1, form.length() - 1 - random.nextInt(4)) : 0;
        for (int more = random.nextInt(5) - 1; more > 0; more--) {
            say(more == 1 && random.nextInt(3) == 0 ? any(" and ", " & ") : between);
            put(first.substring(0, same) + filled(form.substring(same)), Kind.SERIAL);
        }
    }

    private String telephone() {
        String area = filled("999");
        String middle = random.nextBoolean() ? "555" : filled("999");
        String end = filled("9999");
        return switch (random.nextInt(8)) {
            case 0 -> "(" + area + ") " + middle + "-" + end;
            case 1 -> area + "." + middle + "." + end;
            case 2 -> area + " " + middle + " " + end;
            case 3 -> area + middle + end;
            case 4 -> any("1-", "+1 ") + area + "-" + middle + "-" + end;
            case 5 -> "(" + area + ")" + middle + "-" + end;
            default -> area + "-" + middle + "-" + end;
        };
    }

    private String user() {
        String last = any(surnames).toLowerCase(Locale.ROOT);
        return switch (random.nextInt(5)) {
            case 0 -> any(given).toLowerCase(Locale.ROOT) + "." + last;
            case 1 -> any("admin", "root", "operator", "viewer", "itadmin", "service");
            case 2 -> any(english).toLowerCase(Locale.ROOT) + any("_", "", "-") + filled(any("", "9", "99"));
            case 3 -> filled("A").toLowerCase(Locale.ROOT) + last + filled("99");
            default -> filled("A").toLowerCase(Locale.ROOT) + last;
        };
    }

    private String password() {
        String word = any(english).toLowerCase(Locale.ROOT);
        String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return switch (random.nextInt(6)) {
            case 0 -> any(word, capital) + filled(any("9", "99", "999", "9999"));
            case 1, 2 ->
                any(word, capital) + any("!", "#", "*", "@", "$", "_", "-", "&") + filled(any("9", "99", "9999"));
            case 3 -> capital + filled("99") + "!";
            case 4 -> filled("hhhhhhhh");
            default -> capital.replace('o', '0').replace('e', '3').replace('a', '4') + any("", "!") + filled("9");
        };
    }

    private String vehicle() {
        String start = any("1FM", "1GN", "2C3", "3C6", "1FT", "5TD", "1HG", "JTE", "4YM", "1C4");
        String number = start + filled("9A9AA") + "0" + filled("9A999999");
        for (char check : "0123456789X".toCharArray()) {
            String checked = number.substring(0, 8) + check + number.substring(9);
            if (Numbers.isVehicle(checked)) {
                return random.nextInt(8) > 0
                        ? checked
                        : checked.substring(0, 11) + any(" ", "-") + checked.substring(11);
            }
        }
        return number;
    }

    private String imei() {
        String number = "35" + filled("999999999999");
        int check = 0;
        while (!Numbers.isChecked(number + check)) {
            check++;
        }
        return number + check;
    }

    private String address() {
        String net = any(
                "10." + random.nextInt(256) + "." + random.nextInt(256),
                "192.168." + random.nextInt(256),
                "172.16." + random.nextInt(256),
                "203.0.113",
                "198.51.100");
        return net + "." + (1 + random.nextInt(254)) + any("", "", "", "", ":8080", "/24", ":554");
    }

    private String mail() {
        String domain = (any(surnames) + any("city", "county", "pd", "isd", "water", "")).toLowerCase(Locale.ROOT)
                + any(".gov", ".org", ".us", ".com", ".k12.or.us", ".net");
        return user() + any("@", "@", "@", "@", " @ ", " AT ", "(at)") + domain;
    }
}
