package org.sightline.gateway.pages.office.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.gateway.pages.office.overview.Overview.Group;

class CountyMapTest {

    @Test
    void whereMostWasBoughtIsDarkestAndWhereNothingWasBoughtIsPale() {
        CountyMap map = CountyMap.of("XF", List.of(county("Tamberly", 16), county("MARLOCH", 1), county("Nowhere", 3)));

        assertThat(map.areas()).hasSize(14).allMatch(CountyMap.Area::named).allMatch(CountyMap.Area::numbered);
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
        assertThat(map.elsewhereInText()).isEqualTo("Nowhere");
    }

    @ParameterizedTest(name = "{1} of {0} is {2}")
    @CsvSource({
        "PA, ALLEGHENY, Allegheny",
        "PA, Allegheny County, Allegheny",
        "GA, De Kalb, DeKalb",
        "MD, PRINCE GEORGES, Prince George's",
        "NM, Dona Ana County, Doña Ana",
        "LA, Saint Tammany Parish, St. Tammany",
        "AK, Juneau City and Borough, Juneau",
        "MD, Baltimore, Baltimore",
        "MD, Baltimore city, Baltimore city",
        "MO, Saint Louis County, St. Louis",
        "MO, St. Louis City, St. Louis city",
        "VA, Alexandria city, Alexandria",
        "VA, James City County, James City",
        "NV, Carson City, Carson City",
    })
    void aCountyIsFoundByItsNameHoweverItIsWritten(String state, String written, String county) {
        CountyMap map = CountyMap.of(state, List.of(county(written, 3)));

        assertThat(map.areas())
                .filteredOn(area -> area.purchases() == 3)
                .extracting(CountyMap.Area::county)
                .containsExactly(county);
        assertThat(map.elsewhere()).isEmpty();
    }

    @Test
    void twoWaysToWriteACountyAreAddedUp() {
        CountyMap map = CountyMap.of("PA", List.of(county("Erie", 2), county("Erie County", 3), county("Elk", 5)));

        assertThat(map.areas())
                .filteredOn(area -> area.purchases() > 0)
                .allMatch(area -> area.purchases() == 5 && area.shade() == CountyMap.DARKEST)
                .extracting(CountyMap.Area::county)
                .containsExactlyInAnyOrder("Erie", "Elk");
    }

    @Test
    void whatHasNoShapeIsSaidAndNoMoreNamesThanAnybodyReads() {
        List<Group> unheardOf = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> county("Nowhere " + number, number))
                .toList();
        CountyMap map = CountyMap.of("OH", unheardOf);

        assertThat(map.elsewhereInText()).startsWith("Nowhere 1; Nowhere 2;").endsWith("Nowhere 10");
        assertThat(map.moreElsewhere()).isEqualTo(2);
        assertThat(map.areas()).hasSize(88).allMatch(area -> area.shade() == 0);
    }

    @Test
    void purchasesWithoutACountyAreCountedApart() {
        CountyMap map = CountyMap.of("XF", List.of(county("Tamberly", 16), county("unknown", 27)));

        assertThat(map.without()).isEqualTo(27);
        assertThat(map.elsewhere()).isEmpty();
    }

    @Test
    void eachStateHasItsCountiesAndTheDistrictIsOne() {
        long all = DataTable.rows("/county-shapes/states.csv", row -> row.getField("state")).stream()
                .filter(state -> !state.equals("XF"))
                .mapToLong(state -> CountyMap.of(state, List.of()).areas().size())
                .sum();

        assertThat(CountyMap.of("TX", List.of()).areas()).hasSize(254);
        assertThat(CountyMap.of("DC", List.of()).areas()).hasSize(1);
        assertThat(all).as("counties of the Census Bureau's edition of 2017").isEqualTo(3_142);
    }

    @Test
    void anOutlineIsNothingButMovesInsideOfTheDrawing() {
        for (String state : List.of("XF", "AK", "HI", "RI", "TX", "VA")) {
            CountyMap map = CountyMap.of(state, List.of());
            assertThat(map.height()).isBetween(100, 520);
            assertThat(map.areas()).allSatisfy(area -> {
                assertThat(area.path()).as(area.county()).matches("(?:M[-0-9. ]+[lL][-0-9. ]+z)+");
                assertThat(area.x()).isBetween(0, map.width());
                assertThat(area.numberY()).isBetween(0, map.height());
            });
        }
    }

    @Test
    void aPlaceWhoseShapesAreNotKnownHasNoMap() {
        assertThat(CountyMap.of("PR", List.of(county("Ponce", 1)))).isEqualTo(CountyMap.of(null, List.of()));
        assertThat(CountyMap.of("../XF", List.of(county("Tamberly", 1))).areas())
                .isEmpty();
        assertThat(CountyMap.of(null, List.of(county("Tamberly", 1))).areas()).isEmpty();
    }

    private static Group county(String name, long purchases) {
        return new Group(name, name, 1, "", purchases, "", "0", "0");
    }
}
