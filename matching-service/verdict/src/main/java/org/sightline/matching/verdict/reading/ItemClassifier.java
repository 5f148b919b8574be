package org.sightline.matching.verdict.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.matching.verdict.facts.DataFiles;
import org.sightline.matching.verdict.facts.ItemClass;

/**
 * Tells what kind of thing a purchase line or a device is. Words decide before model numbers, and these before
 * commodity codes, which buyers pick loosely. Where nothing speaks the class is unknown. The words, patterns and codes
 * ship in item-words.csv, item-models.csv and item-codes.csv. Of routers, drones, inverters and robots {@link Goods} then tells
 * the narrower class.
 */
public final class ItemClassifier {

    private static final ItemClassifier BUILT_IN = new ItemClassifier();

    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("[0-9]+(?:MP|MM|CH|TB|GB|PORT|FT|IN|K|X|EA|PK|P)?|X[0-9]+");

    private record CommodityCode(String scheme, String prefix, ItemClass itemClass) {}

    private final Phrases<ItemClass> phrases = new Phrases<>();
    private final List<ItemModel> models = new ArrayList<>();
    private final Goods goods = new Goods(models);
    private final List<CommodityCode> codes = new ArrayList<>();
    private final Set<String> generic = new HashSet<>();

    private ItemClassifier() {
        DataFiles.rows(ItemClassifier.class, "item-words.csv").forEach(row -> {
            ItemClass itemClass = ItemClass.parse(row.getField("item_class"));
            Arrays.stream(row.getField("words").split(";")).forEach(words -> {
                phrases.add(words, itemClass);
                generic.addAll(Arrays.asList(words.split(" ")));
            });
        });
        DataFiles.rows(ItemClassifier.class, "item-models.csv")
                .forEach(row -> models.add(new ItemModel(
                        ItemClass.parse(row.getField("item_class")),
                        Pattern.compile(
                                "(?<![A-Z0-9])" + row.getField("pattern") + "(?![A-Z])", Pattern.CASE_INSENSITIVE))));
        DataFiles.rows(ItemClassifier.class, "item-codes.csv")
                .forEach(row -> codes.add(new CommodityCode(
                        row.getField("scheme"), row.getField("code"), ItemClass.parse(row.getField("item_class")))));
        DataFiles.text(ItemClassifier.class, "generic-words.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> generic.addAll(Arrays.asList(line.split(" "))));
    }

    /** The classifier with the words, patterns and codes that ship with Sightline. */
    public static ItemClassifier builtIn() {
        return BUILT_IN;
    }

    /**
     * Classifies by what is there; a field that the record lacks is null.
     *
     * @param codes commodity codes of the line; null or empty where there are none
     */
    public ItemClassification classify(
            @Nullable String description,
            @Nullable String manufacturer,
            @Nullable String model,
            @Nullable List<Code> codes) {
        boolean brandless = isBlank(manufacturer) && isBlank(model) && isGeneric(description);
        ItemClassification found = words("description", description, brandless)
                .or(() -> words("model", model, false))
                .or(() -> models("model", model))
                .or(() -> models("description", description))
                .or(() -> words("manufacturer", manufacturer, false))
                .or(() -> code(codes, brandless))
                .orElse(new ItemClassification(ItemClass.UNKNOWN, "", "", -1, -1, brandless));
        String text = switch (found.source()) {
            case "description" -> description;
            case "model" -> model;
            case "manufacturer" -> manufacturer;
            default -> null;
        };
        List<String> texts = Stream.of(description, manufacturer, model)
                .flatMap(Stream::ofNullable)
                .toList();
        return goods.narrowed(found, text, texts);
    }

    /**
     * The head of the first clause that names a thing: in "CAMERA WALL MOUNT" the mount, in "WALL MOUNT CAMERA" the
     * camera, in "NVR WITH 4 CAMERAS" the recorder. Work on a thing is a service wherever it stands in the clause.
     */
    private Optional<ItemClassification> words(String source, @Nullable String text, boolean brandless) {
        Tokens tokens = Tokens.of(text);
        Phrases.Hit<ItemClass> head = null;
        for (Phrases.Hit<ItemClass> hit : phrases.find(tokens)) {
            if (head != null && Clauses.ends(tokens, head.last() + 1, hit.first())) {
                break;
            }
            head = head != null && stays(head.meaning(), hit.meaning()) ? head : hit;
        }
        return Optional.ofNullable(head)
                .filter(hit -> hit.meaning() != ItemClass.UNKNOWN)
                .map(hit -> new ItemClassification(
                        hit.meaning(),
                        tokens.source(hit.first(), hit.last()),
                        source,
                        tokens.get(hit.first()).start(),
                        tokens.get(hit.last()).end(),
                        brandless));
    }

    /** Work stays work, and the part of a drone stays one; words that only look like goods are passed over. */
    private static boolean stays(ItemClass head, ItemClass next) {
        return head == ItemClass.SERVICE
                || next == ItemClass.UNKNOWN
                || head == ItemClass.DRONE_PART && next == ItemClass.DRONE;
    }

    private Optional<ItemClassification> models(String source, @Nullable String text) {
        if (isBlank(text)) {
            return Optional.empty();
        }
        for (ItemModel model : models) {
            Matcher matcher = model.pattern().matcher(text);
            if (matcher.find()) {
                return Optional.of(new ItemClassification(
                        model.itemClass(), matcher.group(), source, matcher.start(), matcher.end(), false));
            }
        }
        return Optional.empty();
    }

    private Optional<ItemClassification> code(@Nullable List<Code> given, boolean brandless) {
        for (Code code : given == null ? List.<Code>of() : given) {
            String scheme = code.scheme().strip().toUpperCase(Locale.ROOT);
            String digits = code.code().replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
            for (CommodityCode known : codes) {
                if (known.scheme().equals(scheme) && digits.startsWith(known.prefix())) {
                    return Optional.of(new ItemClassification(
                            known.itemClass(),
                            code.code(),
                            scheme,
                            0,
                            code.code().length(),
                            brandless));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isGeneric(@Nullable String description) {
        Tokens tokens = Tokens.of(description);
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).word();
            if (!generic.contains(word) && !PLAIN_NUMBER.matcher(word).matches()) {
                return false;
            }
        }
        return tokens.size() > 0;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
