package org.sightline.matching.watchlist.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.Screener;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Watchlist;

/** All fixtures are invented, in the published column shapes. */
class ImporterTest {

    private static Reader fixture(String name) {
        return new InputStreamReader(ImporterTest.class.getResourceAsStream(name), StandardCharsets.UTF_8);
    }

    private static <T extends Row> List<T> rows(Listing listing, Class<T> type) {
        return listing.rows().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void theConsolidatedScreeningListIsReadAsCsv() throws IOException {
        Listing listing = ConsolidatedScreeningList.csv(fixture("consolidated.csv"));
        assertThat(rows(listing, Entity.class))
                .extracting(Entity::id, Entity::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("csl-inv001", Entity.Kind.LISTED),
                        org.assertj.core.groups.Tuple.tuple("csl-inv002", Entity.Kind.PERSON));
        assertThat(rows(listing, Name.class))
                .extracting(Name::text)
                .containsExactly("Borvelan Kastrik Shipping Co., Ltd.", "BKS", "Borvelan Lines", "Ostrelin Vadrosky");
        assertThat(rows(listing, Membership.class).get(0).list()).isEqualTo("csl: el");
        assertThat(rows(listing, Membership.class).get(0).from()).isEqualTo(LocalDate.of(2021, 3, 4));
        assertThat(listing.problems()).containsExactly("line 4: no id");
    }

    @Test
    void theConsolidatedScreeningListIsReadAsJson() throws IOException {
        Listing listing = ConsolidatedScreeningList.json(fixture("consolidated.json"));
        assertThat(rows(listing, Name.class))
                .extracting(Name::text)
                .containsExactly(
                        "Borvelan Kastrik Shipping Co., Ltd.", "BKS", "Borvelan Lines", "Quorvasta Technologies LLC");
        assertThat(rows(listing, Membership.class)).extracting(Membership::list).containsExactly("csl: el", "csl: uvl");
        assertThat(listing.problems()).containsExactly("result 3: not an object");
    }

    @Test
    void theSdnListIsReadWithItsOtherNames() throws IOException {
        Listing listing = OfacSdnList.csv(fixture("sdn.csv"), fixture("alt.csv"));
        assertThat(rows(listing, Name.class))
                .extracting(Name::text)
                .containsExactly("BORVELAN KASTRIK SHIPPING", "BORVELAN LINES", "VADROSKY, Ostrelin");
        assertThat(rows(listing, Entity.class))
                .extracting(Entity::kind)
                .containsExactly(Entity.Kind.LISTED, Entity.Kind.PERSON);
        assertThat(listing.problems()).containsExactly("line 3: number 37 stands twice");
    }

    @Test
    void openSanctionsTargetsAreReadWithoutVessels() throws IOException {
        Listing listing = OpenSanctionsTargets.csv(fixture("targets.simple.csv"));
        assertThat(listing.entities()).isEqualTo(2);
        assertThat(rows(listing, Name.class))
                .extracting(Name::kind)
                .containsExactly(Name.Kind.LISTED, Name.Kind.NATIVE, Name.Kind.LISTED, Name.Kind.LISTED);
    }

    @Test
    void whatWasReadCanBeScreened() throws IOException {
        Watchlist list = Watchlist.builtIn()
                .edit(
                        "test.1",
                        OpenSanctionsTargets.csv(fixture("targets.simple.csv")).edits());
        Screener screener = Screener.of(list);
        assertThat(screener.screen(Subject.ofVendor("BORVELAN KASTRIK SHIPPING LTD"))
                        .get(0)
                        .entityId())
                .isEqualTo("os-inv-1");
        assertThat(screener.screen(Subject.ofVendor("ООО БОРВЕЛАН КАСТРИК"))
                        .get(0)
                        .entityId())
                .isEqualTo("os-inv-1");
        assertThat(screener.screen(Subject.ofVendor("NORTHFIELD SHIPPING LTD"))).isEmpty();
    }

    @Test
    void anotherFileIsRefusedWithAReason() {
        assertThatThrownBy(() -> ConsolidatedScreeningList.csv(new StringReader("a,b\n1,2\n")))
                .hasMessageContaining("columns name and source");
        assertThatThrownBy(() -> OpenSanctionsTargets.csv(new StringReader("a,b\n1,2\n")))
                .hasMessageContaining("id, schema and name");
        assertThatThrownBy(() -> ConsolidatedScreeningList.json(new StringReader("[]")))
                .hasMessageContaining("results");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":01}",
                "{\"a\":nul}",
                "{\"results\":[1,]}",
                "{\"results\":[]} 2",
                "{\"a\":\"open}"
            })
    void whatIsNotJsonIsRefusedWithItsPlace(String text) {
        assertThatThrownBy(() -> ConsolidatedScreeningList.json(new StringReader(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Listing listing = ConsolidatedScreeningList.json(new StringReader("\ufeff{\"results\":[]}"));

        assertThat(listing.rows()).isEmpty();
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"a\":" + "[".repeat(5000);

        assertThatThrownBy(() -> ConsolidatedScreeningList.json(new StringReader(deep)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("depth");
    }
}
