package org.sightline.matching.law;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.verdict.book.RuleBook;
import org.sightline.matching.verdict.facts.ItemClass;
import org.sightline.matching.verdict.reading.ItemClassifier;
import org.sightline.matching.verdict.rule.Maker;

/**
 * Goods that a list names by class: screening finds a word of the class, and the words around it have to say that it is one. A
 * wood router, a course about drones and an inverter of an air conditioner are none.
 */
public final class ListedGoods {

    /** The classes that a word may turn out to be, and the broad one where nothing tells; of classes that ship. */
    private static final Map<String, Set<ItemClass>> CLASSES = Map.of(
            "cat-uas",
            Set.of(ItemClass.DRONE, ItemClass.TOY_DRONE, ItemClass.DRONE_PART, ItemClass.DRONE_SERVICE),
            "cat-routers",
            Set.of(ItemClass.CONSUMER_ROUTER, ItemClass.NETWORK_EQUIPMENT),
            "cat-inverters",
            Set.of(ItemClass.GRID_INVERTER, ItemClass.INVERTER),
            "cat-robots",
            Set.of(ItemClass.GROUND_ROBOT, ItemClass.ROBOT));

    private static final Map<String, ItemClass> BROAD = Map.of(
            "cat-uas", ItemClass.DRONE,
            "cat-routers", ItemClass.NETWORK_EQUIPMENT,
            "cat-inverters", ItemClass.INVERTER,
            "cat-robots", ItemClass.ROBOT);

    /** The maker of goods of which no maker that the rule book holds is named. */
    private static final String NOBODY_NAMED = "a maker that the record does not name";

    private ListedGoods() {}

    /** Whether the class ships with Sightline. */
    static boolean ships(String entityId) {
        return CLASSES.containsKey(entityId);
    }

    /**
     * What the goods of a match are.
     *
     * @return empty where the line is about something else that shares the word
     */
    public static Optional<ItemClass> classOf(
            Match match, @Nullable String description, @Nullable String manufacturer, @Nullable String model) {
        ItemClass said = ItemClassifier.builtIn()
                .classify(description, manufacturer, model, null)
                .itemClass();
        ItemClass itemClass =
                said == ItemClass.UNKNOWN ? BROAD.getOrDefault(match.entityId(), ItemClass.UNKNOWN) : said;
        Set<ItemClass> classes = CLASSES.get(match.entityId());
        return classes == null || classes.contains(itemClass) ? Optional.of(itemClass) : Optional.empty();
    }

    /** Under which name the rules look at the maker: one that the book holds and the texts name, or else nobody. */
    static String maker(RuleBook book, Stream<@Nullable String> texts) {
        String said = texts.flatMap(Stream::ofNullable)
                .map(text -> text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", " "))
                .collect(Collectors.joining(" ", " ", " "));
        return book.makers().stream()
                .filter(maker -> !maker.category())
                .map(Maker::id)
                .filter(id -> said.contains(" " + id.toUpperCase(Locale.ROOT).replace('-', ' ') + " "))
                .findFirst()
                .orElse(NOBODY_NAMED);
    }
}
