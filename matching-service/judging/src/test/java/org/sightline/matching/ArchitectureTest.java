package org.sightline.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which room may see which: the list and the rules are the same whatever was bought; what is held becomes purchases, purchases become findings; messages and drafts only start it. */
@AnalyzeClasses(locations = Rooms.OfThisModule.class)
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "watchlists",
            "law",
            "held",
            "linestore",
            "lifecycle",
            "purchase",
            "finding",
            "settlement",
            "intake",
            "edit",
            "draft",
            "sheet",
            "remote",
            "listfeed",
            "lawwatch",
            "check",
            "screen",
            "offer");

    @ArchTest
    static void eachRoomKnowsOnlyThoseBeforeIt(JavaClasses module) {
        Rooms.standInOrder(module, ORDER);
    }

    /** The rooms that not all may use, each with those of this module that may. */
    @ArchTest
    static void eachRoomIsUsedByThoseThatNeedIt(JavaClasses module) {
        Rooms.areUsedOnlyBy(module, """
            held: linestore purchase finding settlement intake check
            linestore: settlement intake
            lifecycle: finding settlement
            purchase: finding settlement
            finding: settlement intake
            settlement: intake draft
            intake:
            edit: draft sheet
            draft: sheet listfeed lawwatch
            sheet:
            remote: listfeed lawwatch
            listfeed:
            lawwatch:
            check:
            screen:
            offer:
            """);
    }

    @ArchTest
    static final ArchRule RULES_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage("..matching.purchase..", "..matching.lawwatch.match..")
            .or()
            .haveNameMatching(".*\\.lawwatch\\.(Ecfr|FederalRegister|Questions)")
            .or()
            .haveNameMatching(".*\\.(FindingLifecycle|NextStep|FindingContent|FindingJudge)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus..", "java.sql..")
            .because(
                    "which lines are one purchase, and what is said of it, is tested in milliseconds without a service");

    @ArchTest
    static final ArchRule HOW_LINES_ARE_STORED_IS_KNOWN_IN_ONE_ROOM = classes()
            .that()
            .resideInAPackage("..matching.linestore")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("LineStore")
            .and()
            .areNotInterfaces()
            .should()
            .notBePublic()
            .because(
                    "bundles and packs lie in every database: who reads them must know each form that was ever written");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_REACHED_OVER_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path")
            .because("who looks for an endpoint looks for a Resource");
}
