package org.sightline.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may see which. */
@AnalyzeClasses(packages = "org.sightline.testsupport", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule WHAT_STARTS_THE_PARTS_IS_NOT_THE_LAUNCHER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sightline.localstack.launcher..")
            .because("the commands of a person use what tests use, not the other way around");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.testsupport.(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room");
}
