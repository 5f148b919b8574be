package org.sightline.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which room may see which: what has to happen next is known first, and what people decide of a finding comes after all that they say of it. */
@AnalyzeClasses(locations = Rooms.OfThisModule.class)
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "task",
            "evidence",
            "discussion",
            "plan",
            "progress",
            "waiver",
            "packet",
            "notice",
            "returns",
            "casework",
            "join",
            "approval");

    @ArchTest
    static void eachRoomKnowsOnlyThoseBeforeIt(JavaClasses module) {
        Rooms.standInOrder(module, ORDER);
    }

    /** The rooms that not all may use, each with those of this module that may. */
    @ArchTest
    static void eachRoomIsUsedByThoseThatNeedIt(JavaClasses module) {
        Rooms.areUsedOnlyBy(module, """
            held: task evidence plan progress waiver packet notice returns casework join
            linestore:
            lifecycle: task evidence discussion plan progress waiver packet notice casework join
            purchase: join
            finding: task evidence discussion plan waiver packet notice casework join
            settlement: casework join
            intake:
            edit:
            draft:
            sheet:
            remote:
            listfeed:
            lawwatch:
            check:
            screen:
            offer:
            contact: notice
            mail: notice
            template: discussion plan waiver notice returns casework approval
            notification: discussion plan waiver notice returns casework approval
            inbox:
            webhook:
            rolenews:
            rulenews:
            task: discussion plan notice casework approval
            evidence:
            discussion:
            plan: casework join
            progress: approval
            waiver: casework join approval
            packet:
            notice: returns
            returns:
            casework:
            join:
            approval:
            """);
    }

    @ArchTest
    static final ArchRule RULES_ARE_PURE = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(TaskState|DuePolicy|PlanMove|PlanStanding|BurnDown|WaiverMove|FindingPrint|Awaited)")
            .or()
            .haveNameMatching(".*\\.(FederalDays|ReminderRules|JoinRules|Likeness)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus..", "java.sql..")
            .because("what may be done, and by when, is tested in milliseconds without a service");

    @ArchTest
    static final ArchRule WHAT_A_FILE_IS_FOLLOWS_FROM_ITS_BYTES = noClasses()
            .that()
            .haveNameMatching(".*\\.evidence\\.(FileKind|FileContent|FileName|ZipDirectory|JpegPhoto|ExifTag)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus..", "java.sql..", "java.net.http..")
            .because("what strangers send is read by code that is tested byte by byte without a service");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_REACHED_OVER_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path")
            .because("who looks for an endpoint looks for a Resource");
}
