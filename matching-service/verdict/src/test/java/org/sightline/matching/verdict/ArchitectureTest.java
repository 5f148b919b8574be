package org.sightline.matching.verdict;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sightline.matching.verdict", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_LAW_IS_PLAIN_JAVA = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.sightline.matching.verdict..", "de.siegmar.fastcsv..")
            .because("a verdict must be the same in a service, on the command line and in a test");

    @ArchTest
    static final ArchRule THE_RULES_DO_NOT_KNOW_THE_COMMAND_LINE = noClasses()
            .that()
            .resideInAPackage("org.sightline.matching.verdict")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..cli..")
            .because("the command is one user of the rules");
}
