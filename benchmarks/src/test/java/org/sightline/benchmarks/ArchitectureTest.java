package org.sightline.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may see which. */
@AnalyzeClasses(packages = "org.sightline.benchmarks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_PURE_CORES_ARE_MEASURED_ALONE = noClasses()
            .that()
            .resideInAnyPackage("org.sightline.benchmarks.screening..", "org.sightline.benchmarks.verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.sightline.localstack..",
                    "org.sightline.benchmarks.rescreen..",
                    "org.apache.kafka..",
                    "java.sql..")
            .because("what is measured there needs no server, so that the figure is that of the rules");

    @ArchTest
    static final ArchRule TEXT_AND_LAW_STAND_APART = noClasses()
            .that()
            .resideInAPackage("org.sightline.benchmarks.screening..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sightline.matching.verdict..")
            .because("each figure is that of one core");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.benchmarks.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can be read with only the rooms below it");
}
