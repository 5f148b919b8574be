package org.sightline.gateway.pages.office.overview;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.filter.PurchaseFilter;
import org.sightline.gateway.pages.office.overview.Overview.Group;
import org.sightline.gateway.shell.Formats;

/**
 * The purchases by county as a page draws them, where the shapes of the state's counties are known: the more, the darker.
 * All numbers are units of the drawing. The shapes are those of the Census Bureau of 2017 (docs/adr/0076), for the invented
 * state invented ones.
 *
 * @param height of the drawing
 * @param areas all counties of the state; none where its shapes are not known
 * @param elsewhere what the table has and the drawing has no shape for: a county by another name
 * @param without purchases of agencies whose county nobody said
 */
record CountyMap(int height, List<Area> areas, List<String> elsewhere, long without) {

    /** Beside nothing at all, and up to the darkest. */
    static final int DARKEST = 4;

    private static final int WIDTH = 620;
    private static final int MOST_NAMED = 10;
    private static final int BELOW_NAME = 14;
    /** How much of a line a letter or digit takes, at most. */
    private static final int LETTER = 7;

    private static final String FOLDER = "/county-shapes/";
    private static final CountyMap NONE = new CountyMap(0, List.of(), List.of(), 0);
    private static final Map<String, Integer> HEIGHTS =
            DataTable.rows(FOLDER + "states.csv", Function.identity()).stream()
                    .collect(Collectors.toMap(row -> row.getField("state"), row -> number(row, "height")));
    /** Of the states that were asked for since the program started. */
    private static final Map<String, List<Shape>> SHAPES = new ConcurrentHashMap<>();

    /**
     * A county as the table has it.
     *
     * @param x the middle of its name and number
     * @param y the line on which the first of them stands
     * @param room how wide they may be
     * @param lines how many of the two have room: 2, 1 or 0
     */
    private record Shape(String county, String path, int x, int y, int room, int lines) {

        boolean hasRoomFor(String text) {
            return lines > 0 && text.length() * LETTER <= room;
        }
    }

    /**
     * A county.
     *
     * @param path its outline, as SVG writes it
     * @param shade 0 where nothing was bought, else 1 to {@value #DARKEST}
     * @param named whether its name has room on it
     * @param numbered whether its number has
     * @param numberY the line on which the number stands
     */
    record Area(
            String county,
            String path,
            int x,
            int y,
            long purchases,
            int shade,
            boolean named,
            boolean numbered,
            int numberY) {}

    /** The map of a state; without areas where its shapes are not known. */
    static CountyMap of(@Nullable String state, List<Group> byCounty) {
        if (state == null || !HEIGHTS.containsKey(state)) {
            return NONE;
        }
        List<Shape> shapes = SHAPES.computeIfAbsent(state, CountyMap::shapes);
        Map<String, Shape> byName = shapes.stream()
                .collect(Collectors.toMap(
                        shape -> CountyName.compared(shape.county()), Function.identity(), (first, second) -> first));
        Map<Shape, Long> purchases = new HashMap<>();
        List<String> elsewhere = new ArrayList<>();
        long without = 0;
        for (Group group : byCounty) {
            if (PurchaseFilter.UNKNOWN.equals(group.key())) {
                without += group.purchases();
                continue;
            }
            Shape shape = shapeOf(group.key(), byName);
            if (shape == null) {
                elsewhere.add(group.name());
            } else {
                purchases.merge(shape, group.purchases(), Long::sum);
            }
        }
        long most = purchases.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new CountyMap(
                HEIGHTS.getOrDefault(state, 0),
                shapes.stream()
                        .map(shape -> area(shape, purchases.getOrDefault(shape, 0L), most))
                        .toList(),
                elsewhere,
                without);
    }

    /** A city that belongs to no county may have the name of one; one that has not is also found without the word. */
    private static @Nullable Shape shapeOf(String county, Map<String, Shape> byName) {
        String name = CountyName.compared(county);
        Shape shape = byName.get(name);
        return shape == null ? byName.get(CountyName.withoutCity(name)) : shape;
    }

    private static Area area(Shape shape, long purchases, long most) {
        int shade = purchases == 0 ? 0 : Math.toIntExact((purchases * DARKEST + most - 1) / most);
        boolean named = shape.lines() > 1 && shape.hasRoomFor(shape.county());
        boolean numbered = (named || purchases > 0) && shape.hasRoomFor(Formats.grouped(purchases));
        int middle = shape.lines() > 1 ? shape.y() + BELOW_NAME / 2 : shape.y();
        return new Area(
                shape.county(),
                shape.path(),
                shape.x(),
                shape.y(),
                purchases,
                shade,
                named,
                numbered,
                named ? shape.y() + BELOW_NAME : middle);
    }

    private static List<Shape> shapes(String state) {
        return DataTable.rows(FOLDER + state + ".csv", CountyMap::shape);
    }

    private static Shape shape(NamedCsvRecord row) {
        return new Shape(
                row.getField("county"),
                row.getField("path"),
                number(row, "x"),
                number(row, "y"),
                number(row, "room"),
                number(row, "lines"));
    }

    private static int number(NamedCsvRecord row, String field) {
        return Integer.parseInt(row.getField(field));
    }

    public int width() {
        return WIDTH;
    }

    /** What has no shape, in one text; the first {@value #MOST_NAMED}. */
    public String elsewhereInText() {
        return elsewhere.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
    }

    /** How many more have no shape. */
    public int moreElsewhere() {
        return Math.max(0, elsewhere.size() - MOST_NAMED);
    }
}
