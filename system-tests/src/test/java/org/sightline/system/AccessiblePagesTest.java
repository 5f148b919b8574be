package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.whole.Sightline;

/**
 * axe finds nothing on any page, whatever the impact, and no page scrolls sideways, in English and in Spanish, 1280 and 390
 * wide, for everybody who may see it. The pages are those of the gateway's {@code pages.csv}, so a new one joins by itself.
 *
 * <p>A seeded sample in Spanish in every run; {@code ./sightline verify pages} looks at all of them.
 */
@Order(7)
@ExtendWith(Sightline.class)
class AccessiblePagesTest {

    private static final String ROUNDS = "sightline.verify.pages";
    private static final long SEED = Long.getLong("sightline.verify.seed", 889L);
    private static final int SAMPLE = 5;
    private static final List<String> BOTH = List.of("en", "es");

    @BeforeAll
    static void theSampleIsLoaded() {
        Sightline.sample();
    }

    @Test
    void aSampleOfPagesInSpanishHasNoFaultThatAMachineSees() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String person : List.of("analyst", "reporter.bellwick-city")) {
            try (Browser browser = Browser.open()) {
                browser.signIn(person);
                PageTour tour = new PageTour(browser, person, List.of("es"), PageIsolationTest.rows(), new Random(SEED))
                        .go(SAMPLE);
                assertThat(tour.shown()).as("pages that %s sees", person).isNotEmpty();
                faults.addAll(tour.faults());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = ROUNDS, matches = "all")
    void noPageHasAFaultThatAMachineSees() throws IOException {
        Canary canary = Canary.of("PAGEWORD");
        List<String> besides = RareThings.make(canary.town());
        Set<String> shown = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (String person : List.of("analyst", "auditor", "admin")) {
            tour(person, person, canary.ids(), besides, shown, faults);
        }
        for (String role : List.of("reporter", "certifier", "reader", "agency-admin")) {
            // Makes the person where it is not there.
            Tokens.agencyPerson(canary.town().id(), role);
            tour(role, role + "." + canary.town().id(), canary.ids(), besides, shown, faults);
        }
        tour("nobody", "", canary.ids(), besides, shown, faults);
        PageIsolationTest.rows().stream()
                .filter(row -> row.method().equals("GET") && !shown.contains(row.name()))
                .forEach(row -> System.out.println("Nobody saw a page of " + row.name()));
        assertThat(faults).isEmpty();
    }

    /** Nobody is signed in where the name is empty. */
    private static void tour(
            String person,
            String username,
            Map<String, String> ids,
            List<String> besides,
            Set<String> shown,
            List<String> faults)
            throws IOException {
        try (Browser browser = Browser.open()) {
            if (username.isEmpty()) {
                browser.page().navigate("/");
            } else {
                browser.signIn(username);
            }
            PageTour tour = new PageTour(browser, person, BOTH, PageIsolationTest.rows(), new Random(SEED))
                    .alsoWith(ids)
                    .alsoAt(besides)
                    .go(Integer.MAX_VALUE);
            System.out.printf(
                    "%s: %d pages, %d faults%n",
                    person, tour.shown().size(), tour.faults().size());
            tour.faults().forEach(System.out::println);
            shown.addAll(tour.shown());
            faults.addAll(tour.faults());
        }
    }
}
