package org.sightline.matching;

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
            "watchlists", "law",
            "held", "lifecycle", "purchase", "finding", "settlement", "intake",
            "edit", "draft", "sheet", "remote", "listfeed", "lawwatch",
            "check", "screen", "offer");

    @ArchTest
    static void eachRoomKnowsOnlyThoseBeforeIt(JavaClasses module) {
        Rooms.standInOrder(module, ORDER);
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
            .because("which lines are one purchase, and what is said of it, is tested in milliseconds without a service");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_REACHED_OVER_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path")
            .because("who looks for an endpoint looks for a Resource");
}
