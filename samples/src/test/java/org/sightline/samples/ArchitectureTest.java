package org.sightline.samples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = SampleState.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_TRUTH_OWES_NOTHING_TO_THE_PRODUCT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.sightline.samples", "java..", "de.siegmar.fastcsv..", "com.fasterxml.jackson..")
            .because("a truth that used the product's own rules could not contradict them");
}
