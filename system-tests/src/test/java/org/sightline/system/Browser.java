package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.testing.whole.Sightline;

/**
 * Chromium with one page. The one of this machine is used where there is one on the path; else Playwright fetches its own.
 */
final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int WIDE = 1280;
    private static final int NARROW = 400;
    private static final int HEIGHT = 900;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Page page;

    /** What the browser refused to load or run, in its words. */
    private final List<String> refused = new ArrayList<>();

    private Browser(Playwright playwright, Page page) {
        this.playwright = playwright;
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(page.url() + ": " + message.text());
            }
        });
    }

    static Browser open() {
        Optional<Path> installed = installed();
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
        installed.ifPresent(options::setExecutablePath);
        BrowserContext context = playwright
                .chromium()
                .launch(options)
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(WIDE, HEIGHT)
                        .setBaseURL(Sightline.gateway()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        // Five seconds are not enough on a build server that runs other tests beside these.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return new Browser(playwright, context.newPage());
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Page page() {
        return page;
    }

    /** From the front page through Keycloak to one's own home. */
    void signIn(String username) {
        page.navigate("/");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .first()
                .click();
        page.locator("#username").fill(username);
        page.locator("#password").fill(Tokens.password(username));
        page.locator("#kc-login").click();
        page.waitForURL(url -> url.startsWith(Sightline.gateway()) && !url.contains("/signed-in"));
    }

    void signOut() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        // The sign-in library adds a state parameter on the way back.
        page.waitForURL(url -> url.equals(Sightline.gateway() + "/") || url.startsWith(Sightline.gateway() + "/?"));
    }

    /**
     * Where {@code sightline.pictures} is true, keeps a picture of the page for people, wide and narrow. Checks what a
     * machine can check of its accessibility:
     * no serious or critical violation by axe, and no scrolling sideways when it is narrow. Nothing of the pages so far may
     * have been refused by the Content-Security-Policy.
     */
    void look(String name) {
        assertThat(refused).as("refused by the Content-Security-Policy").isEmpty();
        picture(name, WIDE);
        accessible(name);
        page.setViewportSize(NARROW, HEIGHT);
        picture(name, NARROW);
        Object width = page.evaluate("document.documentElement.scrollWidth");
        page.setViewportSize(WIDE, HEIGHT);
        assertThat(((Number) width).intValue())
                .as("%s fits a narrow screen", name)
                .isLessThanOrEqualTo(NARROW);
    }

    private void accessible(String name) {
        List<String> violations = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
        assertThat(violations).as("%s at %s", name, page.url()).isEmpty();
    }

    private void picture(String name, int width) {
        if (Boolean.getBoolean("sightline.pictures")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve(name + "-" + width + ".png")));
        }
    }

    Locator main() {
        return page.locator("main");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
