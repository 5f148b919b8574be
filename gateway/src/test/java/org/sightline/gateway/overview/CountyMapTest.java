package org.sightline.gateway.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.overview.Overview.Group;

class CountyMapTest {

    @Test
    void whereMostWasBoughtIsDarkestAndWhereNothingWasBoughtIsPale() {
        CountyMap map = CountyMap.of("XF", List.of(county("Tamberly", 16), county("MARLOCH", 1), county("Nowhere", 3)));

        assertThat(map.areas()).hasSize(14);
        assertThat(map.areas())
                .filteredOn(area -> area.shade() == CountyMap.DARKEST)
                .extracting(CountyMap.Area::county)
                .containsExactly("Tamberly");
        assertThat(map.areas())
                .filteredOn(area -> area.shade() == 1)
                .extracting(CountyMap.Area::county)
                .as("however few, it is not nothing")
                .containsExactly("Marloch");
        assertThat(map.areas()).filteredOn(area -> area.shade() == 0).hasSize(12);
    }

    @Test
    void aStateWhoseShapesAreNotKnownHasNoMap() {
        assertThat(CountyMap.of("PA", List.of(county("Tamberly", 1))).areas()).isEmpty();
        assertThat(CountyMap.of(null, List.of(county("Tamberly", 1))).areas()).isEmpty();
    }

    private static Group county(String name, long purchases) {
        return new Group(name, name, 1, "", purchases, "", "0", "0");
    }
}
