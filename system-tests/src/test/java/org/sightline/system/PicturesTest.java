package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;

/**
 * {@code ./sightline pictures}: the pictures of the documentation, taken anew from the invented state. Left out elsewhere; the
 * system property {@code sightline.pictures} says into which folder they go.
 */
@Order(30)
@ExtendWith(Sightline.class)
@EnabledIfSystemProperty(named = PicturesTest.FOLDER, matches = ".+")
class PicturesTest {

    static final String FOLDER = "sightline.pictures";

    private static final int WIDTH = 1280;
    private static final int HIGHEST = 1400;
    private static final Pattern NAMED = Pattern.compile("images/([a-z-]+)\\.png");

    private final Set<String> taken = new TreeSet<>();

    @Test
    void thePicturesOfTheDocumentationAreTakenAnew() throws IOException {
        Sightline.sample();
        String finding = Person.analyst()
                .json("/api/findings?verdict=PROHIBITED&counted=true&sort=-amount&limit=1")
                .at("/items/0/id")
                .asText();
        try (Browser analyst = signedIn("analyst")) {
            take(analyst, "overview", "/overview");
            take(analyst, "workbench", "/workbench");
            take(analyst, "finding", "/findings/" + finding);
            take(analyst, "upload", "/imports/new");
            take(analyst, "lines", "/lines?q=hikvision");
        }
        try (Browser reporter = signedIn("reporter.bellwick-city")) {
            take(reporter, "agency", "/home");
            String agency = reporter.page().url();
            take(reporter, "devices", agency + "/devices");
            take(reporter, "check", "/check");
            peopleOf(agency);
        }
        try (Browser second = signedIn("analyst2")) {
            take(second, "second", "/workbench?queue=decided");
        }
        try (Browser auditor = signedIn("auditor")) {
            take(auditor, "audit", "/audit");
        }
        try (Browser certifier = signedIn("certifier.bellwick-city")) {
            take(certifier, "work", "/work");
            certifier.page().navigate("/home");
            take(certifier, "returns", certifier.page().url() + "/returns");
        }
        try (Browser admin = signedIn("admin")) {
            take(admin, "register", "/register");
            take(admin, "watchlist", "/watchlist");
        }
        assertThat(taken).as("every picture that a document shows").containsAll(named());
    }

    /** Whoever manages the people of an agency; the sample has nobody who does. */
    private void peopleOf(String agency) throws IOException {
        String name = "agency-admin.bellwick-city";
        KeycloakPeople.at(Sightline.stack().url(Part.KEYCLOAK))
                .agencyPerson(
                        agency.substring(agency.lastIndexOf('/') + 1), "agency-admin", name, Tokens.password(name));
        // Which gives what Keycloak says.
        Tokens.of(name);
        try (Browser admin = signedIn(name)) {
            take(admin, "people", agency + "/people");
            take(admin, "people-review", agency + "/people/review");
        }
    }

    private static Browser signedIn(String person) {
        Browser browser = Browser.open();
        browser.signIn(person);
        return browser;
    }

    private void take(Browser browser, String name, String address) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty(FOLDER)));
        browser.page().navigate(address);
        // What htmx adds is a part of the picture.
        browser.page().waitForLoadState(LoadState.NETWORKIDLE);
        double height = ((Number) browser.page().evaluate("document.documentElement.scrollHeight")).doubleValue();
        byte[] picture = browser.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setAnimations(ScreenshotAnimations.DISABLED)
                        .setClip(0, 0, WIDTH, Math.min(height, HIGHEST))
                        .setPath(folder.resolve(name + ".png")));
        assertThat(picture.length).as(address).isGreaterThan(10_000);
        taken.add(name);
    }

    /** The pictures that the README and the tutorials show. */
    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> tutorials = Files.list(Path.of("..", "docs", "tutorials"))) {
            for (Path document : Stream.concat(Stream.of(Path.of("..", "README.md")), tutorials)
                    .toList()) {
                NAMED.matcher(Files.readString(document)).results().forEach(picture -> named.add(picture.group(1)));
            }
        }
        return named;
    }
}
