package org.sightline.matching.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sightline.matching.screening.match.Band;
import org.sightline.matching.screening.match.Match;
import org.sightline.matching.screening.subject.Subject;
import org.sightline.matching.watchlist.Fact;
import org.sightline.matching.watchlist.Name;
import org.sightline.matching.watchlist.Watchlist;
import org.sightline.matching.watchlist.WatchlistEdit;

class ScreeningPropertiesTest {

    private static final String[] PIECES = {
        "HIKVISION",
        "hik",
        "vision",
        "DAHUA",
        "da",
        "hua",
        "HUAWEI",
        "ZTE",
        "HYTERA",
        "HYT",
        "LTS",
        "Lorex",
        "DS-2CD2143G0-I",
        "DS",
        "2CD",
        "IPC-HFW2431T",
        "PD782",
        "camera",
        "radio",
        "remove",
        "replace",
        "with",
        "no",
        "for",
        "bracket",
        "INC",
        "LLC",
        "technology",
        "restaurant",
        "海康威视",
        "华为",
        "Хуавей",
        "889",
        "NDAA",
        "|",
        "l",
        "O0",
        "-",
        ".",
        ",",
        ";",
        "(",
        "'",
        "\t",
        "\n",
        "\u0000",
        "\ud83d",
        "\ud83d\ude00",
        "e\u0301",
        "\u202e",
        "ﬁ",
        "ß",
        "İ"
    };

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(12).map(p -> String.join(" ", p));
        Arbitrary<String> glued = Arbitraries.of(PIECES).list().ofMaxSize(8).map(p -> String.join("", p));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), pieces, glued);
    }

    @Provide
    Arbitrary<Subject> subjects() {
        Arbitrary<String> text = texts().injectNull(0.3);
        return Combinators.combine(text, text, text, text, text, text)
                .as((a, b, c, d, e, f) -> new Subject(a, b, c, d, null, e, f, e, f, a));
    }

    /** Fewer tries with the second reader, which takes a hundred times as long as all else. */
    @Property(tries = 150)
    void spansLieInsideTheTextAlsoWithTheSecondReader(@ForAll("subjects") Subject subject) {
        assertSpansInside(Screening.SCREENER, subject);
    }

    @Property(tries = 4000)
    void spansLieInsideTheText(@ForAll("subjects") Subject subject) {
        assertSpansInside(FOUND, subject);
    }

    private static void assertSpansInside(Screener screener, Subject subject) {
        for (Match match : screener.screen(subject)) {
            assertThat(match.evidence()).isNotEmpty().allSatisfy(e -> {
                assertThat(e.start()).isNotNegative().isLessThan(e.end());
                assertThat(e.end()).isLessThanOrEqualTo(subject.text(e.field()).length());
                assertThat(e.text()).isEqualTo(subject.text(e.field()).substring(e.start(), e.end()));
            });
            assertThat(match.score()).isGreaterThan(0).isLessThan(1);
            assertThat(match.band()).isEqualTo(Band.of(match.score())).isNotEqualTo(Band.NONE);
        }
    }

    @Property(tries = 2000)
    void thePrefilterLosesNothing(@ForAll("subjects") Subject subject) {
        assertThat(FOUND.screen(subject)).isEqualTo(FOUND.examine(subject));
    }

    @Property(tries = 50)
    void caseDoesNotMatterAlsoToTheSecondReader(@ForAll("plainTexts") String text) {
        assertCaseDoesNotMatter(Screening.SCREENER, text);
    }

    @Property(tries = 1000)
    void caseDoesNotMatter(@ForAll("plainTexts") String text) {
        assertCaseDoesNotMatter(FOUND, text);
    }

    private static void assertCaseDoesNotMatter(Screener screener, String text) {
        List<Match> upper = screener.screen(Screening.itemSubject(text.toUpperCase(Locale.ROOT)));
        List<Match> lower = screener.screen(Screening.itemSubject(text.toLowerCase(Locale.ROOT)));
        assertThat(makers(lower)).isEqualTo(makers(upper));
    }

    @Provide
    Arbitrary<String> plainTexts() {
        return Arbitraries.of(
                        "HIKVISION",
                        "DAHUA",
                        "HUAWEI",
                        "ZTE",
                        "HYTERA",
                        "CAMERA",
                        "RADIO",
                        "REMOVE",
                        "DS-2CD2143G0-I",
                        "PD782",
                        "BRACKET",
                        "FOR",
                        "DOME",
                        "SWITCH")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(w -> String.join(" ", w));
    }

    @Property(tries = 300)
    void theOrderOfWordsInACompanyNameDoesNotMatter(@ForAll Random random) {
        for (String name : List.of(
                "HANGZHOU HIKVISION DIGITAL TECHNOLOGY CO LTD",
                "HUAWEI TECHNOLOGIES USA INC",
                "DAHUA TECHNOLOGY CANADA INC",
                "HYTERA COMMUNICATIONS AMERICA",
                "ZTE CORPORATION")) {
            List<String> words = new ArrayList<>(Arrays.asList(name.split(" ")));
            Collections.shuffle(words, random);
            assertThat(makers(Screening.vendor(String.join(" ", words))))
                    .isEqualTo(makers(Screening.vendor(name)))
                    .isNotEmpty();
        }
    }

    /** Who is found does not depend on the second reader. */
    private static final Screener FOUND = Screener.withoutSecondReader(Watchlist.builtIn());

    private static final Screener WITH_MORE = Screener.withoutSecondReader(Watchlist.builtIn()
            .edit(
                    "test.1",
                    List.of(
                            added("oem-lts", "CAMERA KING", Name.Kind.PHRASE),
                            added("hytera", "RADIOCOM", Name.Kind.COINED),
                            added("zte", "DAHUATEL", Name.Kind.COINED),
                            added("smic", "HIKVISION PARTNERS WORLDWIDE", Name.Kind.LISTED),
                            added("hytera", "DOME", Name.Kind.SHORT))));

    private static WatchlistEdit added(String entity, String text, Name.Kind kind) {
        return WatchlistEdit.add(new Name(entity, text, kind, Set.of(), Fact.entered("test")));
    }

    @Property(tries = 1000)
    void addingANameNeverRemovesAnothersMatch(@ForAll("subjects") Subject subject) {
        Set<String> before = entities(FOUND.screen(subject));
        assertThat(entities(WITH_MORE.screen(subject))).containsAll(before);
    }

    private static Set<String> entities(List<Match> matches) {
        return matches.stream().map(Match::entityId).collect(Collectors.toSet());
    }

    private static Set<String> makers(List<Match> matches) {
        return matches.stream().map(m -> m.makerId() + m.role()).collect(Collectors.toSet());
    }
}
