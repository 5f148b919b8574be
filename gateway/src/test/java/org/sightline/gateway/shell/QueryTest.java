package org.sightline.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final Query query = new Query(
            "/findings",
            new TreeMap<>(Map.of(
                    "counted",
                    List.of("true"),
                    "maker",
                    List.of("invented-maker", "other"),
                    "q",
                    List.of("dome & turret"),
                    "sort",
                    List.of("-date"),
                    "cursor",
                    List.of("abc"))),
            Map.of("invented-maker", "Invented Maker"));

    @Test
    void eachFilterThatIsOnHasTheAddressWithoutIt() {
        assertThat(query.tags())
                .extracting(Query.Tag::value)
                .containsExactly("true", "invented-maker", "other", "dome & turret");
        assertThat(query.tags().get(0).without())
                .isEqualTo("/findings?maker=invented-maker&maker=other&q=dome+%26+turret&sort=-date");
    }

    @Test
    void theNextPageKeepsTheFiltersAndANewSortBeginsAtTheFirstPage() {
        assertThat(query.next("xyz=")).endsWith("&sort=-date&cursor=xyz%3D").doesNotContain("abc");
        assertThat(query.with("sort", "amount"))
                .endsWith("&sort=amount")
                .doesNotContain("cursor")
                .doesNotContain("-date");
    }

    @Test
    void theExportHasTheSameFilters() {
        assertThat(query.at("/findings.csv"))
                .isEqualTo("/findings.csv?counted=true&maker=invented-maker&maker=other&q=dome+%26+turret&sort=-date");
    }

    @Test
    void aFilterWithoutAFieldInTheFormIsCarriedAlong() {
        assertThat(query.hidden(List.of("q", "maker")))
                .extracting(Query.Tag::name)
                .containsExactly("counted");
    }
}
