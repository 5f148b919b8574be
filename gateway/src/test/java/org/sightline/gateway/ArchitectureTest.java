package org.sightline.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.sightline.gateway.access.TakesFile;

/** Which room may see which, and why. */
@AnalyzeClasses(packages = "org.sightline.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.gateway.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can be read and tested with only the rooms below it");

    @ArchTest
    static final ArchRule NO_CIRCLES_OF_PAGES = slices().matching("org.sightline.gateway.pages.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room of pages can be read and tested with only the rooms below it");

    @ArchTest
    static final ArchRule WHAT_CARRIES_PAGES_SEES_NONE = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.pages..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..gateway.pages..")
            .because("what every page stands on does not change with one of them");

    @ArchTest
    static final ArchRule GROUPS_OF_PAGES_STAND_IN_ONE_ORDER = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.sightline.gateway.pages..")
            .layer("office")
            .definedBy("..gateway.pages.office..")
            .layer("agencies")
            .definedBy("..gateway.pages.agencies..")
            .layer("findings")
            .definedBy("..gateway.pages.findings..")
            .layer("followup")
            .definedBy("..gateway.pages.followup..")
            .layer("people")
            .definedBy("..gateway.pages.people..")
            .whereLayer("office")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("agencies")
            .mayOnlyBeAccessedByLayers("office")
            .whereLayer("findings")
            .mayOnlyBeAccessedByLayers("agencies", "office")
            .whereLayer("followup")
            .mayOnlyBeAccessedByLayers("findings", "agencies")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers("agencies")
            .because("the office's overview is of agencies and its rules are of findings, an agency's letter lists its"
                    + " findings and what they wait for, and who claims an agency becomes one of its people");

    @ArchTest
    static final ArchRule THE_VIEW_KNOWS_NO_SERVICE_AND_NO_PAGE = noClasses()
            .that()
            .resideInAPackage("..gateway.view..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..gateway.route..",
                    "..gateway.relay..",
                    "..gateway.shell..",
                    "io.quarkus.qute..",
                    "jakarta.ws.rs..")
            .because("the view is fed by messages alone, so it answers while every service is down");

    @ArchTest
    static final ArchRule SUBJECTS_STAND_IN_ONE_ORDER = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.sightline.gateway..")
            .layer("overview")
            .definedBy("..gateway.pages.*.overview..")
            .layer("agency")
            .definedBy("..gateway.pages.*.agency..")
            .layer("finding")
            .definedBy("..gateway.pages.*.finding..")
            .layer("column")
            .definedBy("..gateway.column..")
            .layer("filter")
            .definedBy("..gateway.filter..")
            .layer("workbench")
            .definedBy("..gateway.pages.*.workbench..")
            .layer("report")
            .definedBy("..gateway.pages.*.report..")
            .layer("opendata")
            .definedBy("..gateway.pages.*.opendata..")
            .layer("letter")
            .definedBy("..gateway.pages.*.letter..")
            .layer("design")
            .definedBy("..gateway.pages.*.design..")
            .layer("law")
            .definedBy("..gateway.pages.*.law..")
            .layer("line")
            .definedBy("..gateway.pages.*.line..")
            .whereLayer("design")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("workbench")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("opendata")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("letter")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("line")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("overview")
            .mayOnlyBeAccessedByLayers("report", "design")
            .whereLayer("agency")
            .mayOnlyBeAccessedByLayers("overview", "report", "letter", "opendata", "design")
            .whereLayer("finding")
            .mayOnlyBeAccessedByLayers("agency", "overview", "law", "line", "workbench", "letter", "design")
            .whereLayer("column")
            .mayOnlyBeAccessedByLayers("overview", "agency", "finding")
            .whereLayer("filter")
            .mayOnlyBeAccessedByLayers(
                    "column", "finding", "agency", "overview", "line", "workbench", "report", "letter", "design")
            .because(
                    "findings, agencies and the overview are narrowed by the same words; an agency's view and the review queue are made of findings, the overview of agencies, a report of the overview, a letter of an agency and its findings, a purchase line shows the findings that rest on it, open data says as an agency's row does what is invented, the columns in memory count for the overview and the lists what the filter asks for, and a check answers with the"
                            + " rulings of a finding; none is needed below");

    @ArchTest
    static final ArchRule NUMBERS_STAND_ALONE = noClasses()
            .that()
            .resideInAPackage("..gateway.count..")
            .should()
            .dependOnClassesThat(DescribedPredicate.and(
                    resideInAPackage("org.sightline.gateway.."), resideOutsideOfPackages("..gateway.count..")))
            .because("a number and the list that it counts use the same words wherever they are shown");

    @ArchTest
    static final ArchRule OTHER_SUBJECTS_DO_NOT_SEE_EACH_OTHER = slices().matching(
                    "org.sightline.gateway.pages.*.(purchasedata|inventory|law|lawwatch|watchlist|people|serviceaccount|review|operations|work|evidence|discussion|join|attestation|plan|packet|waiver|reconciliation|inbox|webhook|template|savedview|walk|help)..")
            .should()
            .notDependOnEachOther()
            .because("each shows what one service answers; what two of them need stands in shell or view");

    @ArchTest
    static final ArchRule PAPERS_STAND_ALONE = noClasses()
            .that()
            .resideInAPackage("..gateway.paper..")
            .should()
            .dependOnClassesThat(DescribedPredicate.and(
                    resideInAPackage("org.sightline.gateway.."), resideOutsideOfPackages("..gateway.paper..")))
            .because("whoever makes a paper says what stands on it; how a PDF is written is known in one place");

    @ArchTest
    static final ArchRule SPREADSHEETS_STAND_ALONE = noClasses()
            .that()
            .resideInAPackage("..gateway.spreadsheet..")
            .should()
            .dependOnClassesThat(DescribedPredicate.and(
                    resideInAPackage("org.sightline.gateway.."), resideOutsideOfPackages("..gateway.spreadsheet..")))
            .because("how a workbook is written is known in one place");

    @ArchTest
    static final ArchRule PAGES_ASK_SERVICES_ONLY_THROUGH_THE_RELAY = noClasses()
            .that()
            .resideOutsideOfPackage("..gateway.relay..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.http.HttpClient")
            .because("the relay sends the caller's token along and writes the audit log");

    @ArchTest
    static final ArchRule PATHS_ARE_PAGES_OR_RESOURCES = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .haveNameMatching(".*(Resource|Pages)")
            .because("who looks for an address looks for a Resource (API) or for Pages");

    @ArchTest
    static final ArchRule FILES_ARE_ASKED_ABOUT_BEFORE_THEY_ARE_READ = methods()
            .that()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "a file", types -> types.stream().anyMatch(type -> type.isEquivalentTo(FileUpload.class))))
            .should()
            .beAnnotatedWith(TakesFile.class)
            .because("a multipart form is written to disk before its operation runs");
}
