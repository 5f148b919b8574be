package org.sightline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rooms of one module of matching, which stand in an order: each may know those before it. */
public final class Rooms {

    private static final String ABOVE = "org.sightline.matching.";

    private Rooms() {}

    /** The main classes of the module whose tests run. */
    public static final class OfThisModule implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> test) {
            return Set.of(Location.of(Path.of("target", "classes")));
        }
    }

    /** Fails where a room needs one that stands after it, and where the module has a room that is not in the order. */
    public static void standInOrder(JavaClasses module, List<String> order) {
        assertThat(module.stream().map(Rooms::room).distinct()).containsExactlyInAnyOrderElementsOf(order);
        List<String> back = module.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(arrow ->
                        order.indexOf(room(arrow.getTargetClass())) > order.indexOf(room(arrow.getOriginClass())))
                .map(arrow -> arrow.getDescription())
                .toList();
        assertThat(back).isEmpty();
    }

    /**
     * Fails where a room of the module uses one that it may not.
     *
     * @param users a line for each room that not all may use, of this module or of one below it: its name, a colon, and the rooms
     *     of this module that may
     */
    public static void areUsedOnlyBy(JavaClasses module, String users) {
        Map<String, List<String>> allowed = users.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        line -> line[0], line -> List.of(line[1].strip().split(" "))));
        List<String> unasked = module.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> mayNot(room(arrow.getOriginClass()), room(arrow.getTargetClass()), allowed))
                .map(arrow -> arrow.getDescription())
                .toList();
        assertThat(unasked).isEmpty();
    }

    private static boolean mayNot(String user, String used, Map<String, List<String>> allowed) {
        return !user.equals(used)
                && allowed.containsKey(used)
                && !allowed.get(used).contains(user);
    }

    /** The first word of the package below matching; a class of elsewhere has a name that is in no order. */
    private static String room(JavaClass one) {
        String name = one.getBaseComponentType().getPackageName();
        return name.startsWith(ABOVE) ? name.substring(ABOVE.length()).split("\\.", 2)[0] : name;
    }
}
