package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sightline.testsupport.whole.Person.fields;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.people.KeycloakPeople;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.sample.OfficeDay;
import org.sightline.localstack.stack.Part;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * One purchase is followed to its end on the pages, by five people with a browser each. Prints what each person's part took
 * and how soon the other side saw each step; docs/measurements.md keeps a run.
 */
@Order(7)
@ExtendWith(Sightline.class)
class SeenThroughTest {

    /** A year of returns that no other test has. Its day has passed, so nobody else is told of it. */
    private static final int YEAR = 2020;

    private static final LocalDate TODAY = OfficeDay.today();
    private static final String PROMISED = TODAY.plusDays(180).toString();
    private static final String MODEL = "IPC-HFW5442E-ZE";
    private static final String PLAN = "Cameras of the library";
    private static final String RECORD = "disposal-record.txt";
    private static final String ENTRY = ".usa-collection__item";
    private static final String FACT = "dl.sl-facts dd";

    private final Town town = Town.registered("Seenham");
    private final String reporterName = "rhea-" + Long.toString(System.nanoTime(), 36);
    private final String certifierName = "cora-" + Long.toString(System.nanoTime(), 36);

    private final List<CountedPerson> people = new ArrayList<>();
    private final Map<String, Duration> seen = new LinkedHashMap<>();

    private String purchase = "";
    private String device = "";
    private String deviceFinding = "";
    private String plan = "";

    @AfterEach
    void close() {
        people.forEach(CountedPerson::close);
    }

    @Test
    void aPurchaseIsSeenThroughFromTheNoticeToItsEndByPeopleOfBothSides() {
        aPurchaseIsHeld();
        theAgencyAdminInvites(comes("agency admin", "agency-admin." + town.id()));
        CountedPerson reporter = comes("reporter", reporterName);
        CountedPerson certifier = comes("certifier", certifierName);
        CountedPerson analyst = comes("analyst", "analyst");

        theOfficeTells(analyst, reporter);
        theAgencyAnswers(reporter, analyst);
        theCamerasAreRegistered(reporter, analyst);
        theReturnIsDrafted(reporter, certifier);
        theReturnIsSigned(certifier, analyst);
        thePlanIsSubmitted(reporter, analyst);
        thePlanIsAccepted(analyst, reporter);
        theCamerasAreGone(reporter, analyst);
        theProofIsGiven(reporter, analyst);
        whoDecidedFirstClosesNothing(analyst);
        aSecondPersonClosesIt(comes("second analyst", "analyst2"), reporter);

        assertThat(town.findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.path("outcome").asText())
                        .as(finding.toString())
                        .isEqualTo("confirmed_removed"));
        System.out.println(summary());
    }

    private CountedPerson comes(String role, String username) {
        CountedPerson person = new CountedPerson(role);
        people.add(person);
        person.signIn(username);
        return person;
    }

    /** What is there before: the line of a purchase, a contact to whom notices go, a year of returns, an agency admin. */
    private void aPurchaseIsHeld() {
        Upload.of(
                        Upload.newSource("seen"),
                        Upload.HEADER
                                + Upload.line(
                                        "S-1",
                                        "2022-03-01",
                                        town.name(),
                                        "DAHUA " + MODEL + " BULLET CAMERA",
                                        "",
                                        "",
                                        "CDBG"))
                .done();
        purchase = "/findings/" + town.awaitFindings(1).getFirst().path("id").asText();
        assertThat(Person.analyst()
                        .post(
                                "/api/agencies/" + town.id() + "/contacts",
                                fields("name", "Clerk", "mail", reporterName + "@sample.invalid"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(Person.admin()
                        .change(
                                "PUT",
                                "/api/return-periods/" + YEAR,
                                "\"0\"",
                                "application/json",
                                fields("dueOn", "2021-03-31"))
                        .statusCode())
                .isEqualTo(200);
        Tokens.agencyPerson(town.id(), "agency-admin");
    }

    private void theAgencyAdminInvites(CountedPerson admin) {
        invite(admin, "Rhea Reporter", reporterName, "reporter");
        admin.done("Draft saved: Rhea Reporter as reporter");
        approves(Person.admin());
        admin.aside(() -> {
            invite(admin, "Cora Certifier", certifierName, "certifier");
            admin.refused("You gave reporter there");
        });
        // Who is invited chooses a password by the link in the mail; here it is set as if they had.
        KeycloakPeople keycloak = KeycloakPeople.at(Sightline.stack().url(Part.KEYCLOAK));
        keycloak.setPassword(reporterName, Tokens.password(reporterName));
        draftedByTheOffice(Person.secondAdmin());
        approves(Person.named(reporterName));
        keycloak.setPassword(certifierName, Tokens.password(certifierName));
    }

    /** Approves what waits: the office the first role, the reporter the certifier's. */
    private void approves(Person approver) {
        String drafts = "/api/agencies/" + town.id() + "/role-drafts";
        approver.json(drafts)
                .forEach(draft -> assertThat(approver.change(
                                        "POST",
                                        drafts + "/" + draft.path("id").asText() + "/approval",
                                        "\"0\"",
                                        "application/json",
                                        fields())
                                .statusCode())
                        .isEqualTo(200));
    }

    private void draftedByTheOffice(Person drafter) {
        assertThat(drafter.post(
                                "/api/agencies/" + town.id() + "/people",
                                fields(
                                        "name",
                                        "Cora Certifier",
                                        "email",
                                        certifierName + "@sample.invalid",
                                        "username",
                                        certifierName,
                                        "role",
                                        "certifier"))
                        .statusCode())
                .isEqualTo(201);
    }

    private static void invite(CountedPerson admin, String name, String username, String role) {
        admin.fill("#name", name);
        admin.fill("#email", username + "@sample.invalid");
        admin.fill("#username", username);
        admin.choose("#role", role);
        admin.press("Invite");
    }

    private void theOfficeTells(CountedPerson analyst, CountedPerson reporter) {
        analyst.open(purchase);
        confirm(analyst, "The model is on the order.");
        analyst.pick("n-mail");
        analyst.fill("#n-text", "Are these cameras still in use?");
        analyst.fill("#answerBy", TODAY.plusDays(30).toString());
        analyst.fill("#sourceCheck", "2 CFR 200.216, read today.");
        analyst.press("Send or record notice");
        analyst.done("The notice is recorded");
        // The mail goes first: a notice counts once the mail server has taken it.
        soon("notice", reporter, "/inbox", ENTRY, "please answer by");
    }

    private static void confirm(CountedPerson analyst, String reason) {
        analyst.pick("d-confirmed");
        analyst.fill("#reason", reason);
        analyst.press("Record the decision");
        analyst.done("Your decision is recorded");
    }

    private void theAgencyAnswers(CountedPerson reporter, CountedPerson analyst) {
        reporter.openEntry("please answer by", purchase);
        reporter.sees(purchase, FACT, "notified");
        reporter.pick("a-planned");
        reporter.fill("#text", "They hang at the library and come down by that day.");
        reporter.fill("#promisedOn", PROMISED);
        reporter.press("Send the answer");
        reporter.done("Your answer is recorded");
        soon("answer", analyst, "/inbox", ENTRY, reporterName + " answered a finding");
        analyst.openEntry(reporterName + " answered a finding", purchase);
        analyst.reads("main", "Agency's target date");
    }

    private void theCamerasAreRegistered(CountedPerson reporter, CountedPerson analyst) {
        reporter.open(own("/devices/new"));
        reporter.fill("#maker", "Dahua");
        reporter.fill("#model", MODEL);
        reporter.fill("#site", "Library");
        reporter.choose("#status", "installed");
        reporter.fill("#quantity", "4");
        reporter.press("Register");
        reporter.done("The device is registered");
        device = reporter.path();
        soon("device with its finding", analyst, own("/devices"), "main tbody td .sl-sub", "Dahua");
        reporter.reads("#standing", "This is made by");
        deviceFinding = town.awaitFindings(2).stream()
                .filter(finding -> finding.path("subject").asText().equals("device"))
                .map(finding -> "/findings/" + finding.path("id").asText())
                .findFirst()
                .orElseThrow();
        analyst.open(deviceFinding);
        confirm(analyst, "The agency registered them itself.");
    }

    private void theReturnIsDrafted(CountedPerson reporter, CountedPerson certifier) {
        String path = own("/returns/" + YEAR);
        reporter.open(path);
        reporter.pick("statement");
        reporter.fill("#inquiry", "Each site was walked in the last week.");
        reporter.press("Save the draft");
        reporter.done("The draft is saved");
        soon("draft of the return", certifier, path, "main", "4 units in use or in storage");
        reporter.reads("main", "A certifier who did not work on the return must sign it");
        reporter.readsNothing("main form[action$='/certification']");
        assertThat(reporter.statusOf(path + "/certification", "version=1&sha256=0"))
                .as("the reporter signs")
                .isEqualTo(403);
    }

    private void theReturnIsSigned(CountedPerson certifier, CountedPerson analyst) {
        String path = own("/returns/" + YEAR);
        certifier.open(path);
        certifier.look("return-to-sign");
        certifier.readsNothing("main form[action$='/returns/" + YEAR + "']");
        certifier.pick("read");
        certifier.press("Sign the return");
        certifier.done("The return is signed");
        soon("signature", analyst, path, "main .sl-lead", "Signed by Cora Certifier");
    }

    private void thePlanIsSubmitted(CountedPerson reporter, CountedPerson analyst) {
        reporter.open(purchase);
        reporter.follow("Start a remediation plan with this finding");
        reporter.fill("#title", PLAN);
        reporter.press("Start the plan");
        reporter.done("The plan is started");
        plan = reporter.path();
        String item = "items/" + id(deviceFinding);
        reporter.fill("#owner", "IT director");
        reporter.pick(item);
        reporter.fill("[id='" + item + "/dueOn']", PROMISED);
        reporter.fill("[id='steps/0/what']", "Take the cameras down");
        reporter.fill("[id='steps/0/owner']", "IT director");
        reporter.fill("[id='steps/0/dueOn']", PROMISED);
        reporter.press("Save the draft");
        reporter.done("The draft is saved");
        reporter.look("plan-draft");
        reporter.press("Submit the plan");
        reporter.done("The plan is submitted");
        soon("plan", analyst, "/inbox", ENTRY, reporterName + " submitted the remediation plan");
        analyst.openEntry(reporterName + " submitted the remediation plan", plan);
    }

    private void thePlanIsAccepted(CountedPerson analyst, CountedPerson reporter) {
        decideOnThePlan(analyst, "The day fits the notice.");
        analyst.done("Your entry is saved");
        soon("acceptance", reporter, "/inbox", ENTRY, "accepted a remediation plan");
        reporter.openEntry("accepted a remediation plan", plan);
    }

    /** The first choice that the page offers: to accept what was submitted, to complete what was accepted. */
    private static void decideOnThePlan(CountedPerson office, String reason) {
        office.pick("decision");
        office.fill("#reason", reason);
        office.press("Record the decision");
    }

    private void theCamerasAreGone(CountedPerson reporter, CountedPerson analyst) {
        reporter.unfold("Report");
        reporter.fill("[id^='done-']", TODAY.toString());
        reporter.press("Mark as done");
        reporter.done("Your entry is saved");
        reporter.open(device);
        reporter.unfold("Take out of use");
        reporter.fill("#date", TODAY.toString());
        reporter.fill("#method", "recycled");
        reporter.fill("#note", "Certificate 12 of the recycler.");
        reporter.press("Record the removal");
        reporter.done("The device is recorded as removed");
        soon("removal of the device", analyst, deviceFinding, FACT, "disposed");
    }

    private void theProofIsGiven(CountedPerson reporter, CountedPerson analyst) {
        for (String finding : List.of(purchase, deviceFinding)) {
            reporter.open(finding);
            reporter.attach(
                    "#evidence-file",
                    new FilePayload(
                            RECORD, "text/plain", "Four cameras were recycled.\n".getBytes(StandardCharsets.UTF_8)));
            reporter.fill("#evidence-note", "All four cameras");
            reporter.press("Add the file");
            reporter.done(RECORD + " was added");
            reporter.open(plan + "/items/" + id(finding));
            reporter.fill("#doneOn", TODAY.toString());
            reporter.choose("select[name^='kind/']", "disposal_record");
            if (finding.equals(deviceFinding)) {
                reporter.look("plan-item");
            }
            reporter.press("Save report");
            reporter.done("Your entry is saved");
        }
        soon("proof", analyst, own("/plans"), "main .sl-lead", "8 of 8 units");
    }

    private void whoDecidedFirstClosesNothing(CountedPerson analyst) {
        analyst.aside(() -> {
            for (String finding : List.of(purchase, deviceFinding)) {
                analyst.sees(finding, ".sl-timeline", RECORD);
                closeAsRemoved(analyst);
                analyst.refused("another person must close it");
            }
            analyst.open(plan);
            decideOnThePlan(analyst, "All is proven.");
            analyst.refused("another person of the office must complete it");
        });
    }

    private static void closeAsRemoved(CountedPerson office) {
        office.pick("d-confirmed");
        office.choose("#outcome", "confirmed_removed");
        office.fill("#reason", "The recycler's certificate names all four.");
        office.fill("#evidence", "Certificate 12, in the evidence files.");
        office.press("Record the decision");
    }

    private void aSecondPersonClosesIt(CountedPerson second, CountedPerson reporter) {
        for (String finding : List.of(purchase, deviceFinding)) {
            second.open(finding);
            second.reads(".sl-timeline", RECORD);
            closeAsRemoved(second);
            second.done("Your decision is recorded");
            soon("end of the " + (finding.equals(purchase) ? "purchase" : "device"), reporter, finding, FACT, "closed");
        }
        second.open(plan);
        decideOnThePlan(second, "All is proven.");
        second.done("Your entry is saved");
        soon("end of the plan", reporter, plan, "main .sl-lead", "Completed.");
    }

    private String own(String below) {
        return "/agencies/" + town.id() + below;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A step that was answered right now is seen by somebody of the other side soon. */
    private void soon(String step, CountedPerson other, String path, String selector, String text) {
        seen.put(step, other.sees(path, selector, text));
    }

    private String summary() {
        Map.Entry<String, Duration> longest =
                seen.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return people.stream().map(CountedPerson::part).collect(Collectors.joining("; ", "J3: ", ""))
                + seen.entrySet().stream()
                        .map(SeenThroughTest::inWords)
                        .collect(Collectors.joining(", ", "; seen by the other side: ", ""))
                + "; the longest: " + inWords(longest);
    }

    private static String inWords(Map.Entry<String, Duration> step) {
        return String.format(
                Locale.ROOT, "%s %.2f s", step.getKey(), step.getValue().toMillis() / 1e3);
    }
}
