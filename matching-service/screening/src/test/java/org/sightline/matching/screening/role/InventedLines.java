package org.sightline.matching.screening.role;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.sightline.matching.screening.match.Role;

/** Invented lines whose role is known: sets written by hand, and lines made from templates. */
final class InventedLines {

    static final List<String> READ_WHILE_BUILDING = List.of(
            "invented-lines.csv",
            "invented-lines-2.csv",
            "invented-lines-3.csv",
            "invented-lines-4.csv",
            "invented-lines-5.csv",
            "invented-lines-6.csv",
            "invented-lines-7.csv");

    /** Sets that were written before their rules and weights, and scored once before they joined the training. */
    static final List<String> UNSEEN = List.of(
            "unseen-lines-1.csv",
            "unseen-lines-2.csv",
            "unseen-lines-3.csv",
            "unseen-lines-4.csv",
            "unseen-lines-5.csv",
            "unseen-lines-6.csv",
            "unseen-lines-7.csv",
            "unseen-lines-8.csv",
            "unseen-lines-9.csv",
            "unseen-lines-10.csv",
            "unseen-lines-11.csv",
            "unseen-lines-12.csv",
            "unseen-lines-13.csv",
            "unseen-lines-14.csv",
            "unseen-lines-15.csv",
            "unseen-lines-16.csv",
            "unseen-lines-17.csv",
            "unseen-lines-18.csv",
            "unseen-lines-19.csv",
            "unseen-lines-20.csv",
            "unseen-lines-21.csv",
            "unseen-lines-22.csv",
            "unseen-lines-23.csv",
            "unseen-lines-24.csv",
            "unseen-lines-25.csv",
            "unseen-lines-26.csv",
            "unseen-lines-27.csv",
            "unseen-lines-28.csv",
            "unseen-lines-29.csv",
            "unseen-lines-30.csv",
            "unseen-lines-31.csv",
            "unseen-lines-32.csv",
            "unseen-lines-33.csv",
            "unseen-lines-34.csv",
            "unseen-lines-35.csv",
            "unseen-lines-36.csv",
            "unseen-lines-37.csv",
            "unseen-lines-42.csv",
            "unseen-lines-43.csv",
            "unseen-lines-44.csv",
            "unseen-lines-45.csv",
            "unseen-lines-46.csv",
            "unseen-lines-47.csv",
            "unseen-lines-48.csv",
            "unseen-lines-49.csv");

    /** Pairs of lines that differ in the one thing that decides, written for the training; nothing is measured on them. */
    static final List<String> PAIRS = List.of(
            "unseen-lines-50.csv",
            "unseen-lines-51.csv",
            "unseen-lines-52.csv",
            "unseen-lines-53.csv",
            "unseen-lines-54.csv",
            "unseen-lines-55.csv",
            "unseen-lines-56.csv",
            "unseen-lines-57.csv",
            "unseen-lines-62.csv",
            "unseen-lines-63.csv");

    private static final long SEED = 889;
    private static final Map<String, List<String>> MAKERS = makers();

    private InventedLines() {}

    /**
     * A line.
     *
     * @param set the set, and the style where the set has several
     * @param maker the designated maker that it buys from or mentions, upper case; empty where none is named
     * @param role null where the line is about something else
     * @param trap whether it is a purchase with words that usually speak of a mention
     */
    record Line(
            String set,
            String id,
            String vendor,
            String item,
            String maker,
            @org.jspecify.annotations.Nullable Role role,
            boolean trap) {

        /** Whether it was made from a line of a set: then the set's name says after a comma how. */
        boolean derived() {
            return set.contains(", ");
        }

        /** The set and style that it comes from: what is made from a set is left out with it. */
        String origin() {
            return set.replaceAll(", .*", "");
        }
    }

    static List<Line> written(String set) {
        return read(
                set,
                Objects.requireNonNull(
                        InventedLines.class.getResourceAsStream("/org/sightline/matching/screening/" + set), set));
    }

    /** A set that is in no training: a file with the columns of the unseen sets. */
    static List<Line> fresh(Path file) throws IOException {
        return read("unseen-" + file.getFileName(), Files.newInputStream(file));
    }

    private static List<Line> read(String set, InputStream in) {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Line> lines = new ArrayList<>();
            csv.forEach(record -> {
                if (!set.startsWith("unseen")) {
                    lines.add(older(set, record));
                } else if (record.getField("amount").isEmpty()) {
                    // Where the columns decide, the words teach nothing.
                    lines.add(unseen(set, record));
                }
            });
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(set, unreadable);
        }
    }

    private static Line unseen(String set, NamedCsvRecord record) {
        Role role = switch (record.getField("role")) {
            case "P" -> Role.PURCHASE;
            case "M" -> Role.MENTION;
            default -> null;
        };
        return new Line(
                set.replaceAll("\\D+", "") + " " + record.getField("style"),
                record.getField("id"),
                record.getField("vendor_name"),
                record.getField("item_description"),
                record.getField("maker"),
                role,
                record.getField("trap").equals("yes"));
    }

    private static Line older(String set, NamedCsvRecord record) {
        boolean bought = !record.getField("label").equals("NONE");
        boolean named = !record.getField("mention").isEmpty();
        return new Line(
                set.replace(".csv", ""),
                record.getField("id"),
                record.getField("vendor_name"),
                record.getField("item_description"),
                bought ? record.getField("label") : record.getField("mention"),
                bought ? Role.PURCHASE : named ? Role.MENTION : null,
                false);
    }

    /** Lines from templates, phrases and contrasts: the same numbers give the same lines. */
    static List<Line> made(int perTemplate, int perPhrase, int perContrast) {
        Map<String, List<String>> slots = new HashMap<>();
        List<String> templates = new ArrayList<>();
        for (String line : lines("role-templates.txt")) {
            if (line.startsWith("P ") || line.startsWith("M ")) {
                templates.add(line);
            } else {
                slots.put(
                        line.substring(0, line.indexOf(':')),
                        List.of(line.substring(line.indexOf(':') + 1).strip().split("\\|")));
            }
        }
        Random random = new Random(SEED);
        List<Line> lines = new ArrayList<>();
        for (String template : templates) {
            for (int n = 0; n < perTemplate; n++) {
                lines.add(made("made from templates", template, slots, random, "G" + lines.size()));
            }
        }
        for (String phrase : lines("role-phrases.txt")) {
            String template =
                    phrase.replaceFirst("%$", "@").replace("@", "{it}").replace("%", "{maker}");
            for (int n = 0; n < perPhrase; n++) {
                lines.add(made("made from phrases", template, slots, random, "G" + lines.size()));
            }
        }
        for (String contrast : lines("role-contrasts.txt")) {
            for (String template : sides(contrast)) {
                for (int n = 0; n < perContrast; n++) {
                    lines.add(made("made from contrasts", template, slots, random, "G" + lines.size()));
                }
            }
        }
        return lines;
    }

    /** The two sides of a contrast as templates: of each bracket the words before the slash for a purchase, those behind it for a mention. */
    private static List<String> sides(String contrast) {
        boolean one = contrast.startsWith("P ") || contrast.startsWith("M ");
        String[] pieces = (one ? contrast.substring(2) : contrast).split("[\\[\\]]", -1);
        List<String> templates = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            if (!one || side == (contrast.charAt(0) == 'P' ? 0 : 1)) {
                templates.addAll(side(pieces, side == 0 ? "P " : "M ", one ? 0 : side));
            }
        }
        return templates;
    }

    private static List<String> side(String[] pieces, String role, int side) {
        int most = 0;
        for (int i = 1; i < pieces.length; i += 2) {
            most = Math.max(most, options(pieces[i], side).length);
        }
        List<String> templates = new ArrayList<>();
        for (int option = 0; option < most; option++) {
            StringBuilder template = new StringBuilder(role);
            for (int i = 0; i < pieces.length; i++) {
                String[] options = i % 2 == 0 ? new String[] {pieces[i]} : options(pieces[i], side);
                template.append(options[option % options.length]);
            }
            templates.add(template.toString()
                    .replace("@", "{it}")
                    .replace("%", "{maker}")
                    .replaceAll(" +", " "));
        }
        return templates;
    }

    private static String[] options(String bracket, int side) {
        String[] sides = bracket.split(" / ");
        return sides[Math.min(side, sides.length - 1)].split("\\|", -1);
    }

    static List<String> lines(String file) {
        InputStream in = Objects.requireNonNull(
                InventedLines.class.getResourceAsStream("/org/sightline/matching/screening/" + file), file);
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Line made(String set, String template, Map<String, List<String>> slots, Random random, String id) {
        String maker = one(List.copyOf(new java.util.TreeSet<>(MAKERS.keySet())), random);
        String name = one(NAMES.get(maker), random);
        String text = template.substring(2);
        while (text.indexOf('{') >= 0) {
            String slot = text.substring(text.indexOf('{') + 1, text.indexOf('}'));
            String filling = switch (slot) {
                case "it", "it2" -> goods(maker, name, random);
                case "maker" -> name;
                case "n" -> String.valueOf(1 + random.nextInt(40));
                default -> one(Objects.requireNonNull(slots.get(slot), slot), random);
            };
            text = text.replaceFirst("\\{" + slot + "}", java.util.regex.Matcher.quoteReplacement(filling));
        }
        Role role = template.startsWith("P") ? Role.PURCHASE : Role.MENTION;
        return new Line(set, id, "NORTHFIELD SUPPLY", inSomeHand(text, random), maker, role, false);
    }

    /** The goods as a line may name them: with the maker before or after, by the maker alone, by a model number. */
    private static String goods(String maker, String name, Random random) {
        String what = one(MAKERS.get(maker), random);
        return switch (random.nextInt(16)) {
            case 0, 1 -> what + " (" + name + ")";
            case 2, 3, 4, 5 -> name;
            case 6 -> one(MODELS.get(maker), random);
            case 7 -> one(MODELS.get(maker), random) + " " + what;
            case 8 -> name + " " + one(MODELS.get(maker), random);
            case 9 -> what + " " + name;
            default -> name + " " + what;
        };
    }

    private static String inSomeHand(String text, Random random) {
        String hand = text;
        if (random.nextInt(3) == 0) {
            hand = shortened(hand, random);
        }
        switch (random.nextInt(4)) {
            case 0, 1 -> hand = hand.toUpperCase(Locale.ROOT);
            case 2 -> hand = hand.substring(0, 1).toUpperCase(Locale.ROOT) + hand.substring(1);
            default -> hand = hand.toLowerCase(Locale.ROOT);
        }
        if (random.nextInt(5) == 0) {
            hand = hand.replaceAll("[,;:()]", "");
        }
        int decided = hand.indexOf('^');
        hand = hand.replace(" ^", "").replace("^", "");
        int width = 20 + random.nextInt(41);
        if (random.nextInt(3) == 0 && decided >= 0 && width >= decided && width < hand.length()) {
            hand = hand.substring(0, width);
        }
        return hand.strip();
    }

    /** Words shortened as ledgers do, each with a chance of a half. */
    private static String shortened(String text, Random random) {
        Map<String, List<String>> shorter = new java.util.TreeMap<>();
        for (String line : Resources.lines("abbreviations.txt")) {
            String[] parts = line.split(" = ");
            shorter.computeIfAbsent(parts[1], k -> new ArrayList<>()).add(parts[0]);
        }
        StringBuilder hand = new StringBuilder();
        for (String word : text.split(" ")) {
            List<String> forms = shorter.get(word.toUpperCase(Locale.ROOT));
            hand.append(hand.isEmpty() ? "" : " ")
                    .append(forms != null && random.nextBoolean() ? one(forms, random) : word);
        }
        return hand.toString();
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static final Map<String, List<String>> NAMES = Map.of(
            "HIKVISION", List.of("Hikvision", "HIKVISION", "Hik Vision", "EZVIZ", "Hikvision"),
            "DAHUA", List.of("Dahua", "DAHUA", "Lorex", "Amcrest", "Dahua"),
            "HUAWEI", List.of("Huawei", "HUAWEI"),
            "ZTE", List.of("ZTE"),
            "HYTERA", List.of("Hytera", "HYTERA"));

    private static final Map<String, List<String>> MODELS = Map.of(
            "HIKVISION",
                    List.of("DS-2CD2143G2-I", "DS-7608NI-K2/8P", "DS-2DE4425IW-DE", "DS-2CD2387G2-LU", "DS-7732NI-I4"),
            "DAHUA", List.of("IPC-HDW2431T-AS", "IPC-HFW5442E-ZE", "NVR5216-16P-I", "DH-XVR5108HS"),
            "HUAWEI", List.of("S5735-L24P4X-A1", "AP4050DN", "AR2220E"),
            "ZTE", List.of("ZTE MF279", "ZTE MF975"),
            "HYTERA", List.of("Hytera PD782", "Hytera BD502i", "Hytera RD982i"));

    private static Map<String, List<String>> makers() {
        List<String> video = List.of(
                "camera",
                "cameras",
                "4MP dome",
                "NVR",
                "DVR",
                "turret camera",
                "PTZ",
                "bullet camera",
                "8ch NVR",
                "CCTV system",
                "video system",
                "cams",
                "recorder",
                "surveillance cameras");
        return Map.of(
                "HIKVISION", video,
                "DAHUA", video,
                "HUAWEI",
                        List.of(
                                "switch",
                                "router",
                                "access point",
                                "tablet",
                                "inverter",
                                "phone",
                                "LTE modem",
                                "24 port switch"),
                "ZTE", List.of("hotspot", "phone", "modem", "OLT", "router", "hotspots", "smartphone"),
                "HYTERA", List.of("radio", "portable radios", "repeater", "radios", "DMR radio", "mobile radio"));
    }
}
