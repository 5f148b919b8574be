package org.sightline.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which room may see which: texts become notifications, and notifications go to inbox, mail and webhook. */
@AnalyzeClasses(locations = Rooms.OfThisModule.class)
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "language", "contact", "mail", "template", "notification", "inbox", "webhook", "rolenews", "rulenews");

    @ArchTest
    static void eachRoomKnowsOnlyThoseBeforeIt(JavaClasses module) {
        Rooms.standInOrder(module, ORDER);
    }

    /** The rooms that not all may use, each with those of this module that may. */
    @ArchTest
    static void eachRoomIsUsedByThoseThatNeedIt(JavaClasses module) {
        Rooms.areUsedOnlyBy(module, """
            held: contact notification inbox webhook
            linestore:
            lifecycle: template notification webhook
            purchase:
            finding: template notification inbox webhook
            settlement:
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
            contact: notification
            mail: notification
            template: notification inbox webhook rolenews rulenews
            notification: webhook rolenews rulenews
            inbox:
            webhook:
            rolenews:
            rulenews:
            """);
    }

    @ArchTest
    static final ArchRule RULES_ARE_PURE = noClasses()
            .that()
            .resideInAPackage("..matching.language..")
            .or()
            .haveNameMatching(".*\\.(MailText|Template|TemplateCheck|WebhookSignature)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus..", "java.sql..")
            .because("what people are told is tested in milliseconds without a service");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_REACHED_OVER_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path")
            .because("who looks for an endpoint looks for a Resource");
}
