package org.sightline.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may see which. */
@AnalyzeClasses(packages = "org.sightline.samples", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_TRUTH_OWES_NOTHING_TO_THE_PRODUCT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.sightline.samples..",
                    "java..",
                    "org.jspecify..",
                    "de.siegmar.fastcsv..",
                    "com.fasterxml.jackson..")
            .because("a truth that used the product's own rules could not contradict them");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.samples.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can be read and tested with only the rooms below it");

    @ArchTest
    static final ArchRule THE_STATE_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("org.sightline.samples.state")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.sightline.samples",
                    "org.sightline.samples.planted",
                    "org.sightline.samples.truth",
                    "org.sightline.samples.file")
            .because("the bodies are there before anything is bought");

    @ArchTest
    static final ArchRule WHAT_IS_PLANTED_DOES_NOT_COUNT = noClasses()
            .that()
            .resideInAPackage("org.sightline.samples.planted")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.sightline.samples", "org.sightline.samples.truth", "org.sightline.samples.file")
            .because("a case is planted once; files and counts follow from it");

    @ArchTest
    static final ArchRule THE_TRUTH_KNOWS_NO_FILE = noClasses()
            .that()
            .resideInAPackage("org.sightline.samples.truth")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.sightline.samples", "org.sightline.samples.file")
            .because("what is true of a purchase does not depend on how it is published");
}
