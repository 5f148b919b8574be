package org.sightline.inventory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may see which, and why. */
@AnalyzeClasses(packages = "org.sightline.inventory", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ROOMS_STAND_IN_THE_ORDER_OF_THE_FLOW = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.sightline.inventory..")
            .layer("walk")
            .definedBy("..inventory.walk..")
            .layer("journey")
            .definedBy("..inventory.journey..")
            .layer("discovery")
            .definedBy("..inventory.discovery..")
            .layer("bulk")
            .definedBy("..inventory.bulk..")
            .layer("intake")
            .definedBy("..inventory.intake..")
            .layer("attestation")
            .definedBy("..inventory.attestation..")
            .layer("standing")
            .definedBy("..inventory.standing..")
            .layer("device")
            .definedBy("..inventory.device..")
            .layer("agency")
            .definedBy("..inventory.agency..")
            .layer("history")
            .definedBy("..inventory.history..")
            .whereLayer("walk")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("journey")
            .mayOnlyBeAccessedByLayers("walk")
            .whereLayer("bulk")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("journey", "discovery", "walk")
            .whereLayer("discovery")
            .mayOnlyBeAccessedByLayers("journey")
            .whereLayer("attestation")
            .mayOnlyBeAccessedByLayers("journey")
            .whereLayer("standing")
            .mayOnlyBeAccessedByLayers("attestation")
            .whereLayer("device")
            .mayOnlyBeAccessedByLayers("intake", "journey", "bulk", "walk")
            .whereLayer("agency")
            .mayOnlyBeAccessedByLayers("device", "intake", "attestation", "journey")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("agency", "device", "intake", "journey", "bulk", "walk")
            .because("a file becomes devices and devices belong to an agency; an agency must work without either, and a"
                    + " list that is taken back asks whether its outcome was signed");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.inventory.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can be read and tested with only the rooms below it");

    @ArchTest
    static final ArchRule THE_RULES_ABOUT_DEVICES_KNOW_NO_DATABASE = noClasses()
            .that()
            .haveSimpleNameStartingWith("DeviceReport")
            .or()
            .haveSimpleName("DeviceMatcher")
            .or()
            .haveSimpleName("Identifiers")
            .or()
            .haveSimpleName("BuyerName")
            .or()
            .haveSimpleName("KindRules")
            .or()
            .haveSimpleName("DeviceFile")
            .or()
            .haveSimpleName("ReturnRules")
            .or()
            .haveSimpleName("ReturnContent")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.ws.rs..", "io.quarkus..", "java.sql..")
            .because("what a report or a file means is tested in milliseconds, without a service");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_REACHED_OVER_HTTP = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path")
            .because("who looks for an endpoint looks for a Resource");
}
