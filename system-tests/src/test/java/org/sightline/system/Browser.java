package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.whole.Sightline;

/**
 * Chromium with one page. The one of this machine is used where there is one on the path; else Playwright fetches its own.
 */
final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    static final int WIDE = 1280;
    static final int NARROW = 390;
    private static final int HEIGHT = 900;
    private static final int PATIENCE_MILLIS = 40_000;
    /** By the page itself, because a browser alone sends its cookies as a link does. */
    private static final String ASK = """
            async address => {
              try {
                const answer = await fetch(address, {
                  redirect: 'manual', headers: { accept: 'text/html' }, signal: AbortSignal.timeout(5000),
                })
                return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
              } catch {
                return { status: 0, type: '', text: '' }
              }
            }""";

    private final Playwright playwright;
    private final Page page;

    /**
     * What an address gives.
     *
     * @param status 0 where it leads elsewhere or did not end within five seconds
     */
    record Answer(int status, String type, String text) {}

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
     * machine can check of its accessibility, and that it does not scroll sideways when it is narrow; AccessiblePagesTest
     * runs axe on narrow pages too. Nothing of the pages so far may have been refused by the Content-Security-Policy.
     */
    void look(String name) {
        assertThat(refused).as("refused by the Content-Security-Policy").isEmpty();
        picture(name, WIDE);
        List<String> faults = axe();
        page.setViewportSize(NARROW, HEIGHT);
        picture(name, NARROW);
        faults.addAll(sideways(NARROW));
        page.setViewportSize(WIDE, HEIGHT);
        assertThat(faults).as("%s at %s", name, page.url()).isEmpty();
    }

    /** What a machine can see of the page's accessibility when it is this wide. */
    List<String> faults(int width) {
        page.setViewportSize(width, HEIGHT);
        List<String> faults = axe();
        faults.addAll(sideways(width));
        return faults;
    }

    /** Each violation that axe finds, whatever its impact. */
    private List<String> axe() {
        List<String> faults = new ArrayList<>();
        // What is right is not written down node by node, which takes longer than to look at it; nor is there a page in
        // a page.
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        new AxeBuilder(page)
                .setLegacyMode(true)
                .options(options)
                .analyze()
                .getViolations()
                .forEach(rule -> faults.add(rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " at "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList()));
        return faults;
    }

    private List<String> sideways(int width) {
        int needed = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        return needed > width ? List.of("it scrolls sideways: " + needed + " wide") : List.of();
    }

    /** From now on the pages are in this language. */
    void read(String language) {
        page.context().addCookies(List.of(new Cookie("sl_language", language).setUrl(Sightline.gateway())));
    }

    /** What an address gives to whoever is signed in, without leaving the page that is open. */
    Answer ask(String address) {
        Map<?, ?> answer = (Map<?, ?>) page.evaluate(ASK, address);
        return new Answer(
                ((Number) answer.get("status")).intValue(),
                String.valueOf(answer.get("type")),
                String.valueOf(answer.get("text")));
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
