package org.sightline.gateway.overview;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.overview.Overview.Group;

/**
 * The purchases by county as a page draws them, where the shapes of the state's counties are known: the more, the darker.
 * All numbers are units of the drawing.
 */
record CountyMap(List<Area> areas) {

    /** Beside nothing at all, and up to the darkest. */
    static final int DARKEST = 4;

    private static final int WIDTH = 620;
    private static final int HEIGHT = 270;
    private static final int BELOW_NAME = 14;

    private static final List<Shape> SHAPES = DataTable.rows("/county-shapes.csv", CountyMap::shape);

    /** A county as the table has it; x and y are where its name stands. */
    private record Shape(String state, String county, String points, int x, int y) {}

    /**
     * A county.
     *
     * @param shade 0 where nothing was bought, else 1 to {@value #DARKEST}
     */
    record Area(String county, String points, int x, int y, long purchases, int shade) {

        /** Where its number stands, under its name. */
        public int numberY() {
            return y + BELOW_NAME;
        }
    }

    /** The map of a state; without areas where its shapes are not known. */
    static CountyMap of(@Nullable String state, List<Group> byCounty) {
        Map<String, Group> groups = byCounty.stream()
                .collect(Collectors.toMap(
                        group -> group.key().toLowerCase(Locale.ROOT), Function.identity(), (a, b) -> a));
        long most = byCounty.stream().mapToLong(Group::purchases).max().orElse(0);
        return new CountyMap(SHAPES.stream()
                .filter(shape -> shape.state().equals(state))
                .map(shape -> area(shape, groups.get(shape.county().toLowerCase(Locale.ROOT)), most))
                .toList());
    }

    private static Area area(Shape shape, @Nullable Group group, long most) {
        long purchases = group == null ? 0 : group.purchases();
        int shade = purchases == 0 ? 0 : Math.toIntExact((purchases * DARKEST + most - 1) / most);
        return new Area(shape.county(), shape.points(), shape.x(), shape.y(), purchases, shade);
    }

    private static Shape shape(NamedCsvRecord row) {
        return new Shape(
                row.getField("state"),
                row.getField("county"),
                row.getField("points"),
                Integer.parseInt(row.getField("x")),
                Integer.parseInt(row.getField("y")));
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }
}
