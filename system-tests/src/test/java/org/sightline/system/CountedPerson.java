package org.sightline.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.sightline.testsupport.whole.Sightline;

/**
 * Somebody at a browser of their own, who signs in and works. Clicks, filled fields and the seconds until the pages answered
 * are counted; a page that is opened by its address is a click.
 */
final class CountedPerson implements AutoCloseable {

    /** When a test gives up. A busy build server needs longer than what people are promised. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String role;
    private final Browser browser = Browser.open();
    private final Page page = browser.page();

    private int clicks;
    private int fields;
    private long nanos;

    CountedPerson(String role) {
        this.role = role;
    }

    void signIn(String username) {
        timed(() -> browser.signIn(username));
        clicks += 2;
        fields += 2;
    }

    void open(String path) {
        clicks++;
        timed(() -> page.navigate(path));
    }

    void click(Locator what) {
        clicks++;
        timed(what::click);
    }

    void press(String button) {
        click(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    void follow(String link) {
        click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)));
    }

    /** Unfolds what stands behind these words. */
    void unfold(String summary) {
        click(page.locator("main summary", new Page.LocatorOptions().setHasText(summary))
                .first());
    }

    /** Opens the newest entry of the inbox that says this. The inbox is open already. */
    void openEntry(String saying, String leadsTo) {
        click(page.locator(".usa-collection__item", new Page.LocatorOptions().setHasText(saying))
                .first()
                .getByRole(AriaRole.BUTTON));
        timed(() -> page.waitForURL(Sightline.gateway() + leadsTo));
    }

    /** Chooses a radio button or a checkbox, by the id of its field. */
    void pick(String field) {
        click(page.locator("label[for='" + field + "']"));
    }

    void fill(String field, String text) {
        fields++;
        timed(() -> page.locator(field).fill(text));
    }

    void choose(String field, String value) {
        fields++;
        timed(() -> page.locator(field).selectOption(value));
    }

    void attach(String field, FilePayload file) {
        fields++;
        timed(() -> page.locator(field).setInputFiles(file));
    }

    /** The page says that it is done. */
    void done(String sentence) {
        reads("main .usa-alert--success", sentence);
    }

    /** The page says why it is not done. */
    void refused(String sentence) {
        reads("main .usa-alert--error", sentence);
    }

    void reads(String selector, String text) {
        timed(() -> assertThat(page.locator(selector).first()).containsText(text));
    }

    void readsNothing(String selector) {
        assertThat(page.locator(selector)).hasCount(0);
    }

    /** Opens a page again and again until it says this, and tells how long that took. */
    Duration sees(String path, String selector, String text) {
        long start = System.nanoTime();
        Duration taken;
        do {
            page.navigate(path);
            taken = Duration.ofNanos(System.nanoTime() - start);
            if (page.locator(selector, new Page.LocatorOptions().setHasText(text))
                            .count()
                    > 0) {
                return taken;
            }
        } while (taken.compareTo(PATIENCE) < 0);
        throw new AssertionError("The " + role + " does not see \"" + text + "\" at " + path + " after " + PATIENCE
                + ": " + browser.main().innerText());
    }

    /** The status of the answer where this person sends a form that their page does not have. */
    int statusOf(String path, String form) {
        Object status = page.evaluate(
                "async ([path, form]) => (await fetch(path, {method: 'POST', body: new URLSearchParams(form)})).status",
                List.of(path, form));
        return ((Number) status).intValue();
    }

    /** Something that is tried for the test and is no part of the work. */
    void aside(Runnable tried) {
        int clicksBefore = clicks;
        int fieldsBefore = fields;
        long nanosBefore = nanos;
        tried.run();
        clicks = clicksBefore;
        fields = fieldsBefore;
        nanos = nanosBefore;
    }

    void look(String name) {
        aside(() -> browser.look(name));
    }

    /** The page that is open, without the gateway's address. */
    String path() {
        return page.url().substring(Sightline.gateway().length());
    }

    /** What this person's part took, in words. */
    String part() {
        return String.format(Locale.ROOT, "%s %d clicks, %d fields, %.1f s", role, clicks, fields, nanos / 1e9);
    }

    private void timed(Runnable step) {
        long start = System.nanoTime();
        step.run();
        nanos += System.nanoTime() - start;
    }

    @Override
    public void close() {
        browser.close();
    }
}
