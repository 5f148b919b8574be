package org.sightline.gateway.pages.office.overview;

import io.quarkus.qute.TemplateExtension;
import java.util.Comparator;
import java.util.List;

/** Bars in a table. */
@TemplateExtension
class Bars {

    private Bars() {}

    /** The longest bar first. */
    static List<Overview.Group> mostFirst(List<Overview.Group> groups) {
        return groups.stream()
                .sorted(Comparator.comparingLong(Overview.Group::purchases).reversed())
                .toList();
    }

    /** How long a bar is, in percent of the longest. */
    static long share(List<Overview.Group> groups, Overview.Group group) {
        long most = groups.stream().mapToLong(Overview.Group::purchases).max().orElse(1);
        return most == 0 ? 0 : Math.round(100.0 * group.purchases() / most);
    }
}
