package org.sightline.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** What people do on the pages, in a real browser. Every page that is visited is looked at with axe. */
@Order(7)
@ExtendWith(Sightline.class)
class BrowserTest {

    private Browser browser;
    private Page page;

    @BeforeAll
    static void theSampleIsLoaded() {
        Sightline.sample();
    }

    @BeforeEach
    void open() {
        browser = Browser.open();
        page = browser.page();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void theAnalystSeesTheCountsFollowsATileAndConfirmsAFinding() {
        JsonNode overview = Person.analyst().json("/api/overview");
        page.navigate("/");
        browser.look("welcome");
        visit("/claim", "claim-without-an-account");
        browser.signIn("analyst");
        assertThat(page).hasURL(Sightline.gateway() + "/overview");
        assertThat(page.locator("h1"))
                .containsText(overview.at("/headline/agenciesThatBought").asText());
        for (JsonNode group : overview.path("byVerdict")) {
            assertThat(tile(group.path("key").asText()))
                    .hasText(String.format(
                            Locale.US, "%,d", group.path("purchases").asLong()));
        }
        browser.look("overview");
        JsonNode prohibited = overview.path("byVerdict")
                .valueStream()
                .filter(group -> group.path("key").asText().equals("PROHIBITED"))
                .findFirst()
                .orElseThrow();
        tile("PROHIBITED").click();
        assertThat(browser.main()).containsText(prohibited.path("purchases").asText() + " finding");
        browser.look("findings");
        browser.main().locator("tbody th a").first().click();
        assertThat(browser.main().locator("mark").first()).isVisible();
        assertThat(browser.main()).containsText("2 CFR 200.216");
        browser.look("finding");
        decideAs("Confirm", "The order names the model.");
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText("Your decision is recorded");
        assertThat(page.locator(".sl-timeline")).containsText("The order names the model.");
        browser.look("finding-decided");
        visit("/work", "work");
        visit("/returns", "returns");
        visit("/views", "views");
        visit("/openrefine", "openrefine");
        visit("/lines", "lines");
        browser.main().locator("tbody th a").first().click();
        assertThat(browser.main()).containsText("Row in the file");
        browser.look("line");
        visit("/help", "help");
        visit("/accessibility", "accessibility");
        visit("/open-data", "open-data");
        visit("/open-data-editions", "open-data-editions");
        visit("/agencies", "agencies");
        browser.signOut();
        assertThat(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                        .first())
                .isVisible();
        page.navigate("/overview");
        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    void theOverviewIsNarrowedAndItsNumberIsThatOfTheListOneClickAway() {
        JsonNode federal = Person.analyst()
                .json("/api/overview?state=XF&kind=city&funding=federal")
                .path("federal");
        Page.GetByLabelOptions exactly = new Page.GetByLabelOptions().setExact(true);
        browser.signIn("analyst");
        page.navigate("/overview?state=XF");
        page.getByLabel("Kind of agency", exactly).selectOption("city");
        page.locator("summary", new Page.LocatorOptions().setHasText("More filters"))
                .click();
        page.getByLabel("Funding source", exactly).selectOption("federal");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Apply filters").setExact(true))
                .click();
        assertThat(browser.main()).containsText("any federal funds");
        browser.look("overview-narrowed");
        page.locator(".sl-tile a", new Page.LocatorOptions().setHasText("with federal funds"))
                .click();
        assertThat(browser.main()).containsText(federal.path("purchases").asText() + " finding");
        assertThat(page.getByLabel("Kind of agency", exactly)).hasValue("city");
    }

    @Test
    void twentyFindingsThatDifferAreReviewedWithAtMostSixtyKeys() {
        Town town = Town.registered("Keystroke");
        StringBuilder text = new StringBuilder(Upload.HEADER);
        for (int i = 0; i < 20; i++) {
            String item = "HIKVISION DS-2CD21" + (43 + i) + "G0-I DOME CAMERA LOT " + i;
            text.append(Upload.line("K-" + i, "2022-03-01", town.name(), item, "", "", i % 2 == 0 ? "CDBG" : ""));
        }
        Upload.of(Upload.newSource("keys"), text.toString()).done();
        town.awaitFindings(20);
        browser.signIn("analyst");
        page.navigate("/workbench?agencyId=" + town.id());
        assertThat(page.locator(".sl-bench__list li")).hasCount(20);
        browser.look("workbench");

        int pressed = 0;
        for (int left = 19; left >= 0; left--) {
            page.locator("main[data-keys]").waitFor();
            pressed += press(left % 3 == 0 ? "2" : "1", "Enter");
            assertThat(page.locator(".sl-bench__list li")).hasCount(left);
        }

        assertThat(pressed).as("keys for twenty findings").isLessThanOrEqualTo(60);
        assertThat(browser.main()).containsText("Nothing is left in this queue.");
        assertThat(Person.analyst()
                        .json("/api/findings?agencyId=" + town.id() + "&status=triaged")
                        .path("total")
                        .asInt())
                .isEqualTo(20);
        page.locator("main[data-keys]").waitFor();
        press("u");
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText("The decision is undone");
        assertThat(page.locator(".sl-bench__list li")).hasCount(1);
        browser.look("workbench-taken-back");
    }

    private int press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return keys.length;
    }

    private Locator tile(String verdict) {
        return page.locator(".sl-tile--" + verdict.toLowerCase(Locale.ROOT) + " .sl-tile__count");
    }

    private void decideAs(String decision, String reason) {
        page.locator("label", new Page.LocatorOptions().setHasText(decision))
                .first()
                .click();
        page.getByLabel("Reason").fill(reason);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Record the decision"))
                .click();
    }

    private void visit(String path, String name) {
        page.navigate(path);
        assertThat(page.locator("h1")).isVisible();
        browser.look(name);
    }

    @Test
    void theAnalystUploadsAFileAndSeesWhatBecameOfIt() {
        Town town = Town.registered("Browserton");
        StringBuilder text = new StringBuilder(Upload.HEADER);
        for (int i = 0; i < 500; i++) {
            text.append(Upload.line(
                    "X-" + i, i == 250 ? "someday" : "2022-03-01", town.name(), "COPY PAPER", "", "", "GENERAL FUND"));
        }
        browser.signIn("analyst");
        visit("/imports", "imports");
        visit("/imports/new", "import-new");
        page.locator("#file")
                .setInputFiles(new FilePayload(
                        "browser.csv", "text/csv", text.toString().getBytes(StandardCharsets.UTF_8)));
        page.locator("#name").fill("Browser " + Long.toString(System.nanoTime(), 36));
        page.locator("#state").fill("XF");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload file"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/imports/[0-9a-f-]{36}"));
        assertThat(page.locator("h1")).hasText("browser.csv");
        assertThat(browser.main())
                .containsText(
                        "What this file would do", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        browser.look("preview");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Import file").setExact(true))
                .click();
        assertThat(page.locator("#progress"))
                .containsText("499", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(browser.main())
                .containsText("Rejected rows", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(browser.main().getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("Rejected rows")))
                .containsText("252");
        browser.look("import");
    }

    @Test
    void theAgencySeesItsOwnViewAndAnswers() {
        browser.signIn("reporter.bellwick-city");
        assertThat(page).hasURL(Pattern.compile(".*/agencies/[0-9a-f-]{36}"));
        assertThat(page.locator("h1")).hasText("City of Bellwick");
        browser.look("agency");
        String agency = page.url();
        browser.main().locator("tbody th a[href^='/findings/']").first().click();
        page.locator("label", new Page.LocatorOptions().setHasText("We plan to remove it"))
                .click();
        page.getByLabel("Explain: what the equipment is").fill("It hangs at the depot and comes down in May.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send the answer"))
                .click();
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText("Your answer is recorded");
        assertThat(page.locator(".sl-timeline")).containsText("It hangs at the depot");
        browser.look("finding-answered");
        page.navigate(agency + "/devices");
        assertThat(page.locator("h1")).hasText("Devices");
        browser.look("devices");
        visit("/work", "work-agency");
        visit(agency + "/contacts", "contacts");
        visit("/inbox", "inbox-agency");
        visit("/inbox/preferences", "inbox-preferences");
        visit(agency + "/returns", "returns-agency");
        assertThat(page.navigate("/overview").status())
                .as("the statewide view is the office's")
                .isEqualTo(403);
        browser.look("not-yours");
        browser.signOut();
    }

    @Test
    void aWalkGoesOnWithoutANetworkAndWhatWasTypedIsThereOnce() {
        String name = Long.toString(System.nanoTime(), 36);
        browser.signIn("reporter.bellwick-city");
        visit("/claim", "claim");
        page.navigate("/home");
        String walks = page.url() + "/walks";
        visit(walks, "walks");
        page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).fill("Depot " + name);
        button("Start the walk").click();
        assertThat(page.locator("h1")).hasText("Walk: Depot " + name);
        page.context().setOffline(true);
        for (int i = 1; i <= 3; i++) {
            page.locator("#serial").fill("WALK-" + name + "-" + i);
            page.keyboard().press("Enter");
        }
        assertThat(page.locator("#walk-waiting li")).hasCount(3);
        assertThat(page.locator("#walk-state")).containsText("3 stored on this phone");
        page.locator("#serial").fill("TYPED-WRONG-" + name);
        page.keyboard().press("Enter");
        button("Remove TYPED-WRONG-" + name).click();
        assertThat(page.locator("#walk-waiting li")).hasCount(3);
        button("Finish the walk").click();
        assertThat(page.locator("#walk-state")).containsText("First send or remove what is stored");
        page.context().setOffline(false);
        assertThat(page.locator("#walk-waiting li")).hasCount(0);
        assertThat(page.locator("#walk-lists")).containsText("Seen and not expected: 3");
        page.reload();
        assertThat(page.locator("#walk-lists li")).hasCount(3);
        browser.look("walk");
        button("Finish the walk").click();
        assertThat(browser.main()).containsText("0 seen, 0 not seen, 3 unexpected");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review what was seen"))
                .click();
        assertThat(browser.main()).containsText("WALK-" + name + "-3");
        browser.signOut();
    }

    @Test
    void theAdminRegistersAnAgencyInvitesAPersonTakesTheRoleAwayAndChangesTheWatchlist() {
        String town = "Town of Adminville " + Long.toString(System.nanoTime(), 36);
        String username = "vera." + Long.toString(System.nanoTime(), 36);
        browser.signIn("admin");
        visit("/register", "register-admin");
        // Until it was done once, it stands among what to do first, too.
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Register an agency"))
                .last()
                .click();
        browser.look("agency-new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(town);
        page.locator("#kind").selectOption("town");
        page.locator("#state").fill("XF");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Register"))
                .click();
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText(town + " is registered");
        page.locator("#name").fill("Vera Invented");
        page.locator("#email").fill(username + "@example.invalid");
        page.locator("#username").fill(username);
        button("Invite").click();
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText("Draft saved: Vera Invented as reporter");
        assertThat(browser.main().getByRole(AriaRole.STATUS))
                .containsText("It takes effect when the office approves it");
        String people = page.url();
        browser.signOut();
        browser.signIn("admin2");
        visit("/people/drafts", "roles-that-wait");
        page.locator("tr", new Page.LocatorOptions().setHasText(town))
                .locator("label", new Locator.LocatorOptions().setHasText("Vera Invented"))
                .click();
        button("Approve selected roles").click();
        assertThat(browser.main().getByRole(AriaRole.STATUS)).isVisible();
        browser.signOut();
        browser.signIn("admin");
        page.navigate(people);
        assertThat(browser.main()).containsText("Vera Invented");
        browser.look("people");
        page.locator("summary", new Page.LocatorOptions().setHasText("Remove access"))
                .click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Remove").setExact(true))
                .click();
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText("Access removed");
        assertThat(browser.main()).containsText("Nobody acts for this agency yet");
        visit("/claims", "claims");
        visit("/webhooks", "webhooks");
        visit("/notification-templates", "notification-texts");
        visit("/notification-templates/en/notice", "notification-text");
        visit("/notification-templates/es/notice", "notification-text-in-spanish");
        visit("/watchlist", "watchlist");
        page.locator("#kind").selectOption("brand");
        page.locator("#entityId").fill("hikvision");
        page.locator("#value").fill("Inventobrand");
        page.locator("#source").fill("invented for this test");
        page.locator("#summary").fill("A brand that nobody sells");
        button("Draft the change").click();
        assertThat(browser.main()).containsText("Inventobrand");
        button("Preview impact").click();
        assertThat(browser.main()).containsText("It would open 0 findings");
        browser.look("watchlist-draft-tried");
        assertThat(browser.main()).containsText("This is your draft. Another admin must approve or reject it.");
        button("Withdraw draft").click();
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText("The draft is discarded");
        visit("/law-watch", "law-watch");
        visit("/rules/classes", "goods-class");
        visit("/rules/goods", "approved-goods");
        page.locator("#list").fill("blue-uas");
        page.locator("#pasted").fill("maker,goods,from\nInvent Air,IA 9,2026-02-01\n");
        page.locator("#citation").fill("An invented edition");
        button("Preview list").click();
        assertThat(browser.main()).containsText("Goods added to the list: 1");
        browser.look("approved-goods-read");
        page.locator("#summary").fill("Goods that nobody sells (invented)");
        button("Draft the list").click();
        assertThat(browser.main()).containsText("Invent Air");
        button("Withdraw draft").click();
        visit("/rules/F889-B1/correction", "rule-correction");
        page.locator("#summary").fill("A correction that nobody needs (invented)");
        page.locator("#exception").fill("none that was read");
        button("Draft the change").first().click();
        assertThat(browser.main()).containsText("none that was read");
        browser.look("rule-draft");
        button("Withdraw draft").click();
        assertThat(browser.main().getByRole(AriaRole.STATUS)).containsText("The draft is discarded");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aPrintedFindingHasAllThatIsFoldedUpAndNoForms() {
        browser.signIn("analyst");
        JsonNode finding = Person.analyst().json("/api/findings?verdict=PROHIBITED&counted=true&limit=1");
        page.navigate("/findings/" + finding.at("/items/0/id").asText());
        Locator folded = page.locator("main details:not([open])");
        assertThat(folded.count()).isPositive();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(folded).hasCount(0);
        assertThat(page.locator("main form").first()).isHidden();
        assertThat(page.locator("#sl-printed")).isVisible();
        assertThat(page.locator("#sl-printed")).containsText(", 20");
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(folded.count()).isPositive();
    }

    @Test
    void theFirstThingsAreReachedByKeyboard() {
        browser.signIn("analyst");
        page.keyboard().press("Tab");
        assertThat(focused("element.textContent.trim()")).isEqualTo("Skip to main content");
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(focused(
                        "element.closest('main') !== null && element.matches('a, button, input, select, [tabindex]')"))
                .isEqualTo(true);
        // Tiles are links: on from the first, Enter opens the list that it counts.
        page.locator(".sl-tile a").first().focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/findings\\?.*"));
    }

    private Object focused(String question) {
        return page.evaluate("(() => { const element = document.activeElement; return " + question + "; })()");
    }

    @Test
    void whoDoesNothingIsWarnedAndSignedOut() {
        page.clock().install();
        browser.signIn("auditor");
        Locator warning = page.locator("#sl-idle");
        page.clock().fastForward("12:50");
        assertThat(warning).isHidden();
        page.clock().fastForward("00:15");
        assertThat(warning).isVisible();
        assertThat(warning.getByRole(AriaRole.BUTTON)).isFocused();
        browser.look("idle");
        warning.getByRole(AriaRole.BUTTON).click();
        assertThat(warning).isHidden();
        page.clock().fastForward("12:50");
        page.keyboard().press("Tab");
        // To scroll to what has the focus now counts as doing something too, and comes a moment later.
        page.waitForTimeout(500);
        page.clock().fastForward("12:50");
        assertThat(warning).isHidden();
        page.clock().fastForward("02:20");
        page.waitForURL(url -> url.equals(Sightline.gateway() + "/") || url.startsWith(Sightline.gateway() + "/?"));
        page.navigate("/overview");
        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    void anAdminAsksForAServiceAccountAndAReporterOfTheAgencyAgreesAndSeesItsSecretOnce() {
        Town town = Town.registered("Machineton");
        browser.signIn("admin");
        visit("/agencies/" + town.id() + "/service-accounts", "service-accounts");
        page.getByLabel("Name of the program").fill("Asset system (invented)");
        page.locator("label[for=preset-report-devices]").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create account"))
                .click();
        assertThat(browser.main()).containsText("Asset system (invented) is waiting for another person");
        assertThat(page.locator("#secret")).hasCount(0);
        browser.look("service-account-waits");
        browser.signOut();
        // Makes the person where it is not there.
        Tokens.agencyPerson(town.id(), "reporter");
        browser.signIn("reporter." + town.id());
        page.navigate("/agencies/" + town.id() + "/service-accounts");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve and show the credentials"))
                .click();
        Locator secret = page.locator("#secret");
        assertThat(secret).isVisible();
        String shown = secret.textContent();
        browser.look("service-account-made");
        page.navigate("/agencies/" + town.id() + "/service-accounts");
        assertThat(browser.main()).containsText("Asset system (invented)");
        assertThat(browser.main()).not().containsText(shown);
    }
}
