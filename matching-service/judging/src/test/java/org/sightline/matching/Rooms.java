package org.sightline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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

    /** The first word of the package below matching; a class of elsewhere has a name that is in no order. */
    private static String room(JavaClass one) {
        String name = one.getBaseComponentType().getPackageName();
        return name.startsWith(ABOVE) ? name.substring(ABOVE.length()).split("\\.", 2)[0] : name;
    }
}
