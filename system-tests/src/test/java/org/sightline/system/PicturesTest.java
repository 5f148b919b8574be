package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.testing.whole.Person;
import org.sightline.localstack.testing.whole.Sightline;

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

    @Test
    void thePicturesOfTheDocumentationAreTakenAnew() throws Exception {
        Sightline.sample();
        String finding = Person.analyst()
                .json("/api/findings?verdict=PROHIBITED&counted=true&sort=-amount&limit=1")
                .at("/items/0/id")
                .asText();
        Map<String, String> ofTheOffice = new LinkedHashMap<>();
        ofTheOffice.put("overview", "/overview");
        ofTheOffice.put("workbench", "/workbench");
        ofTheOffice.put("findings", "/findings?counted=true");
        ofTheOffice.put("finding", "/findings/" + finding);
        ofTheOffice.put("upload", "/imports/new");
        ofTheOffice.put("lines", "/lines?q=hikvision");
        ofTheOffice.put("law", "/law");
        take("analyst", ofTheOffice);
        Map<String, String> ofAnAgency = new LinkedHashMap<>();
        ofAnAgency.put("agency", "/home");
        ofAnAgency.put("work", "/work");
        String agency = Person.analyst()
                .json("/api/agencies?q=City%20of%20Bellwick&limit=1")
                .at("/items/0/id")
                .asText();
        ofAnAgency.put("devices", "/agencies/" + agency + "/devices");
        ofAnAgency.put("returns", "/agencies/" + agency + "/returns");
        take("reporter.bellwick-city", ofAnAgency);
        take("admin", Map.of("register", "/register"));
    }

    private static void take(String person, Map<String, String> pages) throws Exception {
        Path folder = Files.createDirectories(Path.of(System.getProperty(FOLDER)));
        try (Browser browser = Browser.open()) {
            browser.signIn(person);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                browser.page().navigate(page.getValue());
                browser.page().waitForLoadState();
                double height =
                        ((Number) browser.page().evaluate("document.documentElement.scrollHeight")).doubleValue();
                byte[] picture = browser.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setAnimations(ScreenshotAnimations.DISABLED)
                                .setClip(0, 0, WIDTH, Math.min(height, HIGHEST))
                                .setPath(folder.resolve(page.getKey() + ".png")));
                assertThat(picture.length).as(page.getValue()).isGreaterThan(10_000);
            }
        }
    }
}
