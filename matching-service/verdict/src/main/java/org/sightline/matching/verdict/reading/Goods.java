package org.sightline.matching.verdict.reading;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.ItemClass;

/**
 * The narrower class of goods that the law lists by kind: routers and hotspots, drones and their parts, inverters, robots. The
 * word alone is not enough, so the signs around it are weighed: series before makers, makers before words. Where they do not
 * say, the class stays the broad one, and the law then asks. Definitions: item-definitions.csv.
 */
final class Goods {

    private static final Set<String> ROUTING = Set.of(
            "ROUTER",
            "ROUTERS",
            "RTR",
            "RTRS",
            "ROUTR",
            "ROUTRS",
            "COMBO",
            "HOTSPOT",
            "HOTSPOTS",
            "MIFI",
            "GATEWAY",
            "ENRUTADOR",
            "ENRUTADORES",
            "RUTEADOR",
            "RUTEADORES",
            "SYSTEM",
            "EERO",
            "VELOP",
            "ORBI",
            "NIGHTHAWK",
            "ZENWIFI",
            "AMPLIFI",
            "WIFI",
            "MESH");
    private static final Set<String> HOTSPOT = Set.of("HOTSPOT", "HOTSPOTS", "MIFI");
    /** Before a drone: it is the means, and the work is what is bought. */
    private static final Set<String> BY = Set.of("BY", "VIA", "USING", "WITH", "FROM", "CON", "POR");
    /** Critical parts of a drone among words that are accessories elsewhere. */
    private static final Set<String> DATA_OR_POWER = Set.of("BATTERY", "BATTERIES", "BATT", "BATTS");

    /** The series of a model number is a sign as well. */
    private static final Map<ItemClass, Sign> SERIES = Map.of(
            ItemClass.CONSUMER_ROUTER,
            Sign.CONSUMER,
            ItemClass.ENTERPRISE_NETWORK,
            Sign.ENTERPRISE,
            ItemClass.GRID_INVERTER,
            Sign.GRID,
            ItemClass.GROUND_ROBOT,
            Sign.GROUND);

    private final Phrases<Set<Sign>> phrases = new Phrases<>();
    private final Map<Sign, Pattern> shapes = new EnumMap<>(Sign.class);
    private final List<ItemModel> models;

    Goods(List<ItemModel> models) {
        this.models = models;
        Map<String, Set<Sign>> byWords = new LinkedHashMap<>();
        DataFiles.rows(Goods.class, "goods-signs.csv")
                .forEach(row -> Arrays.stream(row.getField("words").split(";"))
                        .forEach(words -> add(byWords, words, Sign.parse(row.getField("sign")))));
        byWords.forEach(phrases::add);
    }

    /** Words, or between slashes the shape of a word. */
    private void add(Map<String, Set<Sign>> byWords, String words, Sign sign) {
        if (words.startsWith("/")) {
            shapes.put(
                    sign,
                    Pattern.compile(
                            "(?<![A-Z0-9])" + words.substring(1, words.length() - 1) + "(?![A-Z0-9])",
                            Pattern.CASE_INSENSITIVE));
        } else {
            byWords.computeIfAbsent(words, none -> EnumSet.noneOf(Sign.class)).add(sign);
        }
    }

    /** What the texts of a line show. */
    private record Signs(Set<Sign> anywhere, Set<Sign> behind) {

        boolean has(Sign sign) {
            return anywhere.contains(sign);
        }
    }

    /**
     * The same classification with the narrower class, where signs in the line tell it.
     *
     * @param text  the text in which the class was found
     * @param texts all texts of the line
     */
    ItemClassification narrowed(ItemClassification found, @Nullable String text, List<String> texts) {
        if (!isOpen(found.itemClass())) {
            return found;
        }
        Signs signs = signs(found, text == null ? "" : text, texts);
        if (signs.has(Sign.NO_GOODS) && isOfAClass(found.itemClass())) {
            return found.as(ItemClass.OTHER);
        }
        ItemClass narrower = switch (found.itemClass()) {
            case NETWORK_EQUIPMENT, CONSUMER_ROUTER, ENTERPRISE_NETWORK -> network(found, signs);
            case DRONE, TOY_DRONE -> drone(found.itemClass(), signs);
            case DRONE_PART -> part(signs);
            case SERVICE -> service(signs);
            case CAMERA -> camera(signs);
            case ACCESSORY -> accessory(found, signs);
            case INVERTER, GRID_INVERTER, OFF_GRID_INVERTER -> inverter(found.itemClass(), signs);
            case ROBOT, GROUND_ROBOT -> robot(found.itemClass(), signs);
            default -> found.itemClass();
        };
        return narrower == found.itemClass() ? found : found.as(narrower);
    }

    /** Whether it would be goods that the law lists, were it the thing itself. */
    private static boolean isOfAClass(ItemClass itemClass) {
        return itemClass != ItemClass.CAMERA && itemClass != ItemClass.ACCESSORY && itemClass != ItemClass.SERVICE;
    }

    private static boolean isOpen(ItemClass itemClass) {
        return switch (itemClass) {
            case RECORDER, RADIO, HANDSET, SOFTWARE, OTHER, UNKNOWN, OPTICAL_TERMINAL, DRONE_SERVICE -> false;
            default -> true;
        };
    }

    private static ItemClass network(ItemClassification found, Signs signs) {
        String head = lastWord(found.evidence());
        if (head.startsWith("ROUT") && signs.has(Sign.TOOL)) {
            return ItemClass.OTHER;
        }
        if (HOTSPOT.contains(head) && signs.behind().contains(Sign.SERVICE)) {
            return ItemClass.SERVICE;
        }
        boolean routes = ROUTING.contains(head)
                || head.equals("MODEM") && signs.has(Sign.ROUTES)
                || found.itemClass() != ItemClass.NETWORK_EQUIPMENT;
        return graded(found.itemClass(), routes, signs);
    }

    /** Series before makers, makers before words; series of both grades leave it open. */
    private static ItemClass graded(ItemClass found, boolean routes, Signs signs) {
        boolean enterprise = signs.has(Sign.ENTERPRISE);
        boolean consumer = routes && signs.has(Sign.CONSUMER) || found == ItemClass.CONSUMER_ROUTER;
        if (enterprise && consumer) {
            return ItemClass.NETWORK_EQUIPMENT;
        }
        if (enterprise || found == ItemClass.ENTERPRISE_NETWORK) {
            return ItemClass.ENTERPRISE_NETWORK;
        }
        if (consumer) {
            return ItemClass.CONSUMER_ROUTER;
        }
        return signs.has(Sign.ENTERPRISE_MAKER) ? ItemClass.ENTERPRISE_NETWORK : byWord(routes, signs);
    }

    private static ItemClass byWord(boolean routes, Signs signs) {
        return routes && signs.has(Sign.HOME) ? ItemClass.CONSUMER_ROUTER : ItemClass.NETWORK_EQUIPMENT;
    }

    private static ItemClass part(Signs signs) {
        return signs.has(Sign.NO_DRONE) ? ItemClass.OTHER : ItemClass.DRONE_PART;
    }

    private static ItemClass service(Signs signs) {
        return signs.has(Sign.DRONE) && !signs.has(Sign.LESSON) ? ItemClass.DRONE_SERVICE : ItemClass.SERVICE;
    }

    /** "Drone 4K cam" is a drone with a camera, "camera for UAS" its part, and "drone camera" may be anything. */
    private static ItemClass camera(Signs signs) {
        if (signs.has(Sign.NO_DRONE)) {
            return ItemClass.CAMERA;
        }
        if (signs.has(Sign.DRONE) && signs.has(Sign.RESOLUTION)) {
            return ItemClass.DRONE;
        }
        boolean part = signs.has(Sign.DRONE_MAKER) || signs.has(Sign.DRONE) && signs.has(Sign.MEANT_FOR);
        return part ? ItemClass.DRONE_PART : ItemClass.CAMERA;
    }

    private static ItemClass drone(ItemClass found, Signs signs) {
        if (signs.has(Sign.NO_DRONE)) {
            return ItemClass.OTHER;
        }
        if (signs.behind().contains(Sign.LESSON)) {
            return ItemClass.OTHER;
        }
        if (signs.behind().contains(Sign.FLIGHT)) {
            return ItemClass.DRONE_SERVICE;
        }
        if (signs.behind().contains(Sign.PART)) {
            return ItemClass.DRONE_PART;
        }
        return signs.has(Sign.TOY) ? ItemClass.TOY_DRONE : found;
    }

    /** A battery, controller or camera of a drone is a critical part; a case, a charger or a propeller is not. */
    private static ItemClass accessory(ItemClassification found, Signs signs) {
        boolean part = DATA_OR_POWER.contains(lastWord(found.evidence()));
        return part && signs.has(Sign.DRONE) && !signs.has(Sign.NO_DRONE) ? ItemClass.DRONE_PART : ItemClass.ACCESSORY;
    }

    private static ItemClass inverter(ItemClass found, Signs signs) {
        boolean grid = signs.has(Sign.GRID) || found == ItemClass.GRID_INVERTER;
        boolean offGrid = signs.has(Sign.OFF_GRID) || found == ItemClass.OFF_GRID_INVERTER;
        if (signs.has(Sign.NO_INVERTER) && !grid) {
            return ItemClass.OTHER;
        }
        return grid == offGrid ? ItemClass.INVERTER : grid ? ItemClass.GRID_INVERTER : ItemClass.OFF_GRID_INVERTER;
    }

    private static ItemClass robot(ItemClass found, Signs signs) {
        if (signs.has(Sign.TOY) || found == ItemClass.ROBOT && signs.has(Sign.NO_GROUND)) {
            return ItemClass.OTHER;
        }
        return signs.has(Sign.GROUND) ? ItemClass.GROUND_ROBOT : found;
    }

    private Signs signs(ItemClassification found, String text, List<String> texts) {
        Set<Sign> anywhere = EnumSet.noneOf(Sign.class);
        for (String one : texts) {
            phrases.find(Tokens.of(one)).forEach(hit -> anywhere.addAll(hit.meaning()));
            shapes.forEach((sign, shape) -> addIfFound(anywhere, sign, shape, one));
            models.forEach(model -> addIfFound(anywhere, SERIES.get(model.itemClass()), model.pattern(), one));
        }
        return new Signs(anywhere, behind(found, text));
    }

    private static void addIfFound(Set<Sign> signs, @Nullable Sign sign, Pattern shape, String text) {
        if (sign != null && shape.matcher(text).find()) {
            signs.add(sign);
        }
    }

    /** What stands right behind the class word, up to the end of its clause, or shows before it that it is only the means. */
    private Set<Sign> behind(ItemClassification found, String text) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        Tokens tokens = Tokens.of(text);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).start() == found.start()
                    && i > 0
                    && BY.contains(tokens.get(i - 1).word())) {
                signs.add(Sign.FLIGHT);
            }
        }
        for (Phrases.Hit<Set<Sign>> hit : phrases.find(tokens)) {
            boolean after = tokens.get(hit.first()).start() >= found.end();
            if (after && !Clauses.ends(tokens, firstAfter(tokens, found.end()), hit.first())) {
                signs.addAll(hit.meaning());
            }
        }
        return signs;
    }

    private static int firstAfter(Tokens tokens, int end) {
        int first = 0;
        while (first < tokens.size() && tokens.get(first).start() < end) {
            first++;
        }
        return first;
    }

    private static String lastWord(String evidence) {
        Tokens tokens = Tokens.of(evidence);
        return tokens.size() == 0 ? "" : tokens.get(tokens.size() - 1).word();
    }
}
