package org.sightline.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may see which, and why. */
@AnalyzeClasses(
        packages = "org.sightline.matching",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyTheService.class})
class ArchitectureTest {

    /** The two pure modules have tests of their own. */
    static class OnlyTheService implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("matching-service/screening") && !location.contains("matching-service/verdict");
        }
    }

    @ArchTest
    static final ArchRule ROOMS_STAND_IN_THE_ORDER_OF_THE_FLOW = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.sightline.matching..")
            .layer("intake")
            .definedBy("..matching.intake..")
            .layer("approval")
            .definedBy("..matching.approval..")
            .layer("casework")
            .definedBy("..matching.casework..")
            .layer("join")
            .definedBy("..matching.join..")
            .layer("notice")
            .definedBy("..matching.notice..")
            .layer("returns")
            .definedBy("..matching.returns..")
            .layer("rolenews")
            .definedBy("..matching.rolenews..")
            .layer("rulenews")
            .definedBy("..matching.rulenews..")
            .layer("evidence")
            .definedBy("..matching.evidence..")
            .layer("discussion")
            .definedBy("..matching.discussion..")
            .layer("plan")
            .definedBy("..matching.plan..")
            .layer("waiver")
            .definedBy("..matching.waiver..")
            .layer("packet")
            .definedBy("..matching.packet..")
            .layer("progress")
            .definedBy("..matching.progress..")
            .layer("contact")
            .definedBy("..matching.contact..")
            .layer("mail")
            .definedBy("..matching.mail..")
            .layer("template")
            .definedBy("..matching.template..")
            .layer("notification")
            .definedBy("..matching.notification..")
            .layer("inbox")
            .definedBy("..matching.inbox..")
            .layer("webhook")
            .definedBy("..matching.webhook..")
            .layer("task")
            .definedBy("..matching.task..")
            .layer("draft")
            .definedBy("..matching.draft..")
            .layer("sheet")
            .definedBy("..matching.sheet..")
            .layer("listfeed")
            .definedBy("..matching.listfeed..")
            .layer("lawwatch")
            .definedBy("..matching.lawwatch..")
            .layer("settlement")
            .definedBy("..matching.settlement..")
            .layer("finding")
            .definedBy("..matching.finding..")
            .layer("lifecycle")
            .definedBy("..matching.lifecycle..")
            .layer("purchase")
            .definedBy("..matching.purchase..")
            .layer("held")
            .definedBy("..matching.held..")
            .layer("offer")
            .definedBy("..matching.offer..")
            .layer("check")
            .definedBy("..matching.check..")
            .layer("screen")
            .definedBy("..matching.screen..")
            .whereLayer("intake")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("approval")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("casework")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("join")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("returns")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rolenews")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rulenews")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("notice")
            .mayOnlyBeAccessedByLayers("returns")
            .whereLayer("evidence")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("discussion")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("casework", "join")
            .whereLayer("waiver")
            .mayOnlyBeAccessedByLayers("casework", "approval", "join")
            .whereLayer("packet")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("progress")
            .mayOnlyBeAccessedByLayers("approval")
            .whereLayer("contact")
            .mayOnlyBeAccessedByLayers("notice", "notification")
            .whereLayer("mail")
            .mayOnlyBeAccessedByLayers("notice", "notification")
            .whereLayer("template")
            .mayOnlyBeAccessedByLayers(
                    "notification",
                    "inbox",
                    "webhook",
                    "notice",
                    "returns",
                    "rolenews",
                    "rulenews",
                    "casework",
                    "discussion",
                    "plan",
                    "waiver")
            .whereLayer("notification")
            .mayOnlyBeAccessedByLayers(
                    "notice", "returns", "rolenews", "rulenews", "casework", "discussion", "plan", "waiver", "webhook")
            .whereLayer("inbox")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("webhook")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("task")
            .mayOnlyBeAccessedByLayers("casework", "notice", "plan", "discussion", "approval")
            .whereLayer("draft")
            .mayOnlyBeAccessedByLayers("listfeed", "lawwatch", "sheet")
            .whereLayer("sheet")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("listfeed")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("lawwatch")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("offer")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("screen")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("settlement")
            .mayOnlyBeAccessedByLayers("intake", "casework", "join", "draft")
            .whereLayer("finding")
            .mayOnlyBeAccessedByLayers(
                    "settlement",
                    "intake",
                    "casework",
                    "join",
                    "task",
                    "notice",
                    "evidence",
                    "discussion",
                    "plan",
                    "packet",
                    "waiver",
                    "template",
                    "notification",
                    "inbox",
                    "webhook")
            .whereLayer("lifecycle")
            .mayOnlyBeAccessedByLayers(
                    "finding",
                    "settlement",
                    "casework",
                    "join",
                    "task",
                    "notice",
                    "evidence",
                    "discussion",
                    "plan",
                    "progress",
                    "packet",
                    "waiver",
                    "template",
                    "notification",
                    "webhook")
            .whereLayer("purchase")
            .mayOnlyBeAccessedByLayers("finding", "settlement", "join")
            .whereLayer("held")
            .mayOnlyBeAccessedByLayers(
                    "purchase",
                    "finding",
                    "settlement",
                    "intake",
                    "casework",
                    "join",
                    "check",
                    "task",
                    "contact",
                    "notice",
                    "returns",
                    "evidence",
                    "plan",
                    "progress",
                    "packet",
                    "waiver",
                    "notification",
                    "inbox",
                    "webhook")
            .because(
                    "what is held becomes purchases, purchases become findings; messages, people and drafts only start it");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.matching.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can be read and tested with only the rooms below it");

    @ArchTest
    static final ArchRule WHAT_IS_IN_FORCE_KNOWS_NO_FINDING = noClasses()
            .that()
            .resideInAnyPackage("..matching.watchlists..", "..matching.law..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..matching.held..",
                    "..matching.purchase..",
                    "..matching.finding..",
                    "..matching.settlement..",
                    "..matching.draft..")
            .because("the list and the rules are the same whatever was bought");

    @ArchTest
    static final ArchRule WHAT_A_FILE_IS_FOLLOWS_FROM_ITS_BYTES = noClasses()
            .that()
            .resideInAPackage("..matching.evidence..")
            .and()
            .haveNameMatching(".*\\.(FileKind|FileContent|FileName|ZipDirectory|JpegPhoto|ExifTag)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus..", "java.sql..", "java.net.http..")
            .because("what strangers send is read by code that is tested byte by byte without a service");

    @ArchTest
    static final ArchRule THE_RULES_OF_A_PURCHASE_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage("..matching.purchase..", "..matching.language..", "..matching.lawwatch.match..")
            .or()
            .haveNameMatching(".*\\.lawwatch\\.(Ecfr|FederalRegister|Questions)")
            .or()
            .haveSimpleName("FindingLifecycle")
            .or()
            .haveSimpleName("NextStep")
            .or()
            .haveSimpleName("PlanMove")
            .or()
            .haveSimpleName("PlanStanding")
            .or()
            .haveSimpleName("BurnDown")
            .or()
            .haveSimpleName("FederalDays")
            .or()
            .haveSimpleName("WaiverMove")
            .or()
            .haveSimpleName("FindingPrint")
            .or()
            .haveSimpleName("TaskState")
            .or()
            .haveSimpleName("DuePolicy")
            .or()
            .haveSimpleName("ReminderRules")
            .or()
            .haveSimpleName("MailText")
            .or()
            .haveSimpleName("Template")
            .or()
            .haveSimpleName("TemplateCheck")
            .or()
            .haveSimpleName("WebhookSignature")
            .or()
            .haveSimpleName("FindingContent")
            .or()
            .haveSimpleName("FindingJudge")
            .or()
            .haveSimpleName("JoinRules")
            .or()
            .haveSimpleName("Likeness")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus..", "java.sql..")
            .because(
                    "which lines are one purchase, and what is said of it, is tested in milliseconds without a service");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_REACHED_OVER_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path")
            .because("who looks for an endpoint looks for a Resource");
}
