package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.EvidenceKind;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Identifier;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

class IdentifierTest {

    private static List<Match> device(String mac, String fccId, String banner) {
        return Screening.SCREENER.screen(Subject.ofDevice(null, null, mac, fccId, banner));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3C:EF:8C:01:02:03", "3cef.8c01.0203", "3C-EF-8C-01-02-03", "3cef8c010203", "3CEF8C"})
    void aMacPrefixIsReadInAnyNotation(String mac) {
        Match match = device(mac, null, null).get(0);
        assertThat(match.makerId()).isEqualTo("dahua");
        assertThat(match.band()).isEqualTo(Band.MATCH);
        assertThat(match.evidence().get(0).kind()).isEqualTo(EvidenceKind.MAC_PREFIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zz:zz:zz:zz:zz:zz", "3C:EF:8C:01", "40:2C:76:10:00:00", "00:00:00:00:00:00"})
    void malformedAndOtherMacsAreNobodys(String mac) {
        assertThat(device(mac, null, null)).isEmpty();
    }

    @Test
    void anUnverifiedGranteeIsForReview() {
        assertThat(device(null, "QISEM770W", null).get(0).band()).isEqualTo(Band.MATCH);
        assertThat(device(null, "2ADTD-C6N", null).get(0).band()).isEqualTo(Band.REVIEW);
        assertThat(device(null, "QIS", null)).isEmpty();
    }

    @Test
    void aBannerAloneIsForReview() {
        Match match = device(null, null, "RTSP /Streaming/Channels/101").get(0);
        assertThat(match.makerId()).isEqualTo("hikvision");
        assertThat(match.band()).isEqualTo(Band.REVIEW);
        assertThat(device(null, null, "nginx")).isEmpty();
    }

    @Test
    void registryIdentifiersOfTheListAreFound() {
        Watchlist list = Watchlist.builtIn()
                .edit(
                        "test.1",
                        List.of(
                                WatchlistEdit.add(new Identifier(
                                        Identifier.Scheme.UEI, "INVENTED1234", "dahua", Fact.entered("test"))),
                                WatchlistEdit.add(
                                        new Identifier(Identifier.Scheme.CAGE, "9ZZ99", "zte", Fact.entered("test")))));
        Subject subject =
                new Subject("SOME RESELLER", null, null, null, null, null, null, " invented1234 ", "9zz99", null);
        assertThat(Screener.of(list).screen(subject))
                .extracting(Match::makerId)
                .containsExactlyInAnyOrder("dahua", "zte");
    }
}
