package org.sightline.matching.watchlist.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sightline.matching.watchlist.Entity;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Membership;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Row;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

/** All parties are invented, in the published column shapes. */
class ListingDiffTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final String CSL = "_id,source,entity_number,type,name,alt_names,citizenships,start_date,end_date\n";

    private static String party(int number, String name, String aliases) {
        return "inv%03d,Entity List (EL) - Bureau of Industry and Security,,,%s,%s,,2021-03-04,\n"
                .formatted(number, name, aliases);
    }

    private static String parties(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> party(i, "Borvelan Works " + i, "BW" + i + "; Kastrik " + i))
                .collect(Collectors.joining());
    }

    private static ListingDiff csl(Watchlist list, String rows) throws IOException {
        return ListingComparison.of(
                list, PublishedList.CSL_CSV, ConsolidatedScreeningList.csv(new StringReader(CSL + rows)), DAY);
    }

    private static Watchlist after(Watchlist list, ListingDiff diff) {
        return list.edit("test", diff.edits());
    }

    private static List<Row> about(Watchlist list, String id) {
        return list.content().rows().stream()
                .filter(row -> row.entityId().equals(id))
                .toList();
    }

    @Test
    void theFirstListIsAddedWholeAndTheSameAgainChangesNothing() throws IOException {
        ListingDiff first = csl(Watchlist.builtIn(), parties(0, 10));

        assertThat(first.parties()).isEqualTo(new ListingDiff.Count(0, 10, 10, 0, 0));
        assertThat(first.names().added()).isEqualTo(30);
        assertThat(first.doubts()).isEmpty();
        assertThat(csl(after(Watchlist.builtIn(), first), parties(0, 10)).isEmpty())
                .isTrue();
    }

    @Test
    void addedChangedAndGonePartiesAreCountedAndNamed() throws IOException {
        Watchlist list = after(Watchlist.builtIn(), csl(Watchlist.builtIn(), parties(0, 10)));

        ListingDiff diff =
                csl(list, parties(1, 9) + party(9, "Borvelan Works 9", "BW9; Ostrelin") + party(50, "Quorvasta", ""));

        assertThat(diff.parties()).isEqualTo(new ListingDiff.Count(10, 10, 1, 1, 1));
        assertThat(diff.names()).isEqualTo(new ListingDiff.Count(30, 28, 2, 0, 1));
        assertThat(diff.samples())
                .containsExactly(
                        "Changed: Borvelan Works 9 (csl-inv009), + name Ostrelin, - name Kastrik 9",
                        "Added: Quorvasta (csl-inv050)",
                        "No longer listed: Borvelan Works 0 (csl-inv000)");
        assertThat(diff.doubts()).isEmpty();
    }

    @Test
    void aPartyThatIsGoneKeepsItsNamesAndTheTimeInWhichItWasListed() throws IOException {
        Watchlist list = after(Watchlist.builtIn(), csl(Watchlist.builtIn(), parties(0, 10)));

        Watchlist next = after(list, csl(list, parties(1, 10)));

        assertThat(about(next, "csl-inv000")).filteredOn(Name.class::isInstance).hasSize(3);
        assertThat(next.isMember("csl-inv000", "csl: el", DAY.minusDays(1))).isTrue();
        assertThat(next.isMember("csl-inv000", "csl: el", DAY)).isFalse();
        assertThat(csl(next, parties(1, 10)).isEmpty()).as("it ends once").isTrue();
        ListingDiff back = csl(next, parties(0, 10));
        assertThat(back.parties().added()).isEqualTo(1);
        assertThat(after(next, back).isMember("csl-inv000", "csl: el", DAY)).isTrue();
    }

    @Test
    void whatAPersonEnteredOfAPartyIsNeverTouched() throws IOException {
        Fact person = Fact.entered("a letter");
        Watchlist list = after(Watchlist.builtIn(), csl(Watchlist.builtIn(), parties(0, 10)))
                .edit(
                        "person",
                        List.of(
                                WatchlistEdit.add(new Entity(
                                        "csl-inv001", "Renamed by hand", Entity.Kind.LISTED, "", "seen", person)),
                                WatchlistEdit.add(
                                        new Identifier(Identifier.Scheme.UEI, "INVENTED0001", "csl-inv001", person))));

        Watchlist next = after(list, csl(list, parties(1, 10)));

        assertThat(next.entity("csl-inv001").name()).isEqualTo("Renamed by hand");
        assertThat(about(next, "csl-inv001"))
                .filteredOn(Identifier.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aListThatShrinksByMoreThanAFifthIsDoubted() throws IOException {
        Watchlist list = after(Watchlist.builtIn(), csl(Watchlist.builtIn(), parties(0, 10)));

        assertThat(csl(list, parties(2, 10)).doubts()).as("a fifth").isEmpty();
        assertThat(csl(list, parties(3, 10)).doubts()).containsExactly("3 of the 10 listed parties are gone.");
    }

    @Test
    void aListWhosePartiesAllHaveOtherNumbersOrWhoseNamesAreGoneIsDoubted() throws IOException {
        Watchlist list = after(Watchlist.builtIn(), csl(Watchlist.builtIn(), parties(0, 10)));

        assertThat(csl(list, parties(10, 20)).doubts()).containsExactly("10 of the 10 listed parties are gone.");
        String renamedColumn = CSL.replace("alt_names", "aka");
        assertThat(ListingComparison.of(
                                list,
                                PublishedList.CSL_CSV,
                                ConsolidatedScreeningList.csv(new StringReader(renamedColumn + parties(0, 10))),
                                DAY)
                        .doubts())
                .containsExactly("20 of the 30 names are gone from parties that stay.");
    }

    @Test
    void aListOfWhichManyRecordsCannotBeUsedIsDoubted() throws IOException {
        ListingDiff diff = csl(Watchlist.builtIn(), parties(0, 3) + party(4, "", ""));

        assertThat(diff.problems()).containsExactly("line 5: no name");
        assertThat(diff.doubts()).containsExactly("1 of 4 records could not be used.");
    }

    private static final String SDN = """
            <?xml version="1.0" standalone="yes"?>
            <sdnList xmlns="https://example.invalid/sdn">
              <publshInformation><Publish_Date>11/25/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
              <sdnEntry><uid>36</uid><lastName>BORVELAN &amp; KASTRIK</lastName><sdnType>Entity</sdnType>
                <akaList><aka><uid>12</uid><type>a.k.a.</type><lastName>BORVELAN LINES</lastName></aka></akaList>
                <addressList><address><uid>9</uid><country>Nowhere</country></address></addressList></sdnEntry>
              <sdnEntry><uid>37</uid><firstName>Ostrelin</firstName><lastName>VADROSKY</lastName>
                <sdnType>Individual</sdnType></sdnEntry>
            </sdnList>
            """;

    @Test
    void theSdnListSaysTheSameAsXmlAndAsCsv() throws IOException {
        Listing xml = OfacSdnXml.read(new StringReader(SDN));
        Listing csv = OfacSdnList.csv(
                new StringReader("36,\"BORVELAN & KASTRIK\",-0- ,X\n37,\"VADROSKY, Ostrelin\",individual,X\n"),
                new StringReader("36,12,\"aka\",\"BORVELAN LINES\",-0- \n"));

        assertThat(xml.rows()).isEqualTo(csv.rows());
        assertThat(xml.problems()).isEmpty();
    }

    /** The JDK stops at 100,000 of them unless it is told otherwise. */
    @Test
    void anSdnListWithManyAmpersandsIsReadWhole() {
        String entry = SDN.substring(SDN.indexOf("<sdnEntry>"), SDN.indexOf("<sdnEntry><uid>37"));
        String many = SDN.replace(entry, entry.repeat(100_001)).replace("Count>2<", "Count>100002<");

        assertThat(OfacSdnXml.read(new StringReader(many)).rows()).hasSizeGreaterThan(1);
    }

    @Test
    void sdnXmlThatIsCutOffOrLacksPartiesOrNamesAFileIsRefused() {
        assertThatThrownBy(() -> OfacSdnXml.read(new StringReader(SDN.substring(0, 500))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> OfacSdnXml.read(new StringReader(SDN.replace("Count>2<", "Count>3<"))))
                .hasMessageContaining("3 parties");
        assertThatThrownBy(() -> OfacSdnXml.read(new StringReader("<html><body>Sign in</body></html>")))
                .hasMessageContaining("<html>");
        assertThatThrownBy(() -> OfacSdnXml.read(new StringReader(
                        "<!DOCTYPE sdnList [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + "<sdnList>&x;</sdnList>")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final String TABLE = "name,from,to,aliases,entity,uei,citation\n";

    private static ListingDiff table(Watchlist list, String rows) throws IOException {
        Listing listing = OfficeTable.csv(new StringReader(TABLE + rows), OfficeTable.Kept.FCC_COVERED);
        return ListingComparison.of(list, PublishedList.FCC_COVERED_CSV, listing, DAY);
    }

    @Test
    void aTableOfAnOfficeAddsNewPartiesAndSaysOfKnownMakersOnlyThatTheyAreListed() throws IOException {
        ListingDiff diff = table(Watchlist.builtIn(), """
                Invented Optics Corp.,2026-07-07,,Inv Optics; IO Labs,,INV0000TEST1,DA 26-0 (invented)
                Lorex,2026-07-07,,,lorex,,
                Hikvision,2021-03-12,,,hikvision,,
                Nobody,2026-07-07,,,no-such-maker,,
                Wrong day,7 July,,,,,
                """);

        assertThat(diff.edits().stream().map(WatchlistEdit::row))
                .extracting(row -> row.getClass().getSimpleName() + " " + row.entityId())
                .as("that Hikvision is listed since that day is known")
                .containsExactly(
                        "Entity fcc-invented-optics-corp-",
                        "Membership fcc-invented-optics-corp-",
                        "Name fcc-invented-optics-corp-",
                        "Name fcc-invented-optics-corp-",
                        "Name fcc-invented-optics-corp-",
                        "Identifier fcc-invented-optics-corp-",
                        "Membership lorex");
        assertThat(diff.problems())
                .containsExactly(
                        "line 6: \"from\" is no day as YYYY-MM-DD", "The watchlist has no entity \"no-such-maker\"");
    }

    @Test
    void whatTheListThatShipsSaysIsNotEndedByATableThatDoesNotNameIt() throws IOException {
        ListingDiff diff = table(Watchlist.builtIn(), "Invented Optics Corp.,2026-07-07,,,,,\n");

        assertThat(diff.parties().gone()).isZero();
        assertThat(after(Watchlist.builtIn(), diff).content().memberships())
                .filteredOn(member -> member.entityId().equals("hikvision"))
                .extracting(Membership::to)
                .containsOnlyNulls();
    }

    @Test
    void anotherTableIsRefusedWithAReason() {
        assertThatThrownBy(() -> OfficeTable.csv(new StringReader("company,day\na,b\n"), OfficeTable.Kept.DOD_1260H))
                .hasMessageContaining("columns name and from");
    }
}
