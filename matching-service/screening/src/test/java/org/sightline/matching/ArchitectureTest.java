package org.sightline.matching;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(packages = "org.sightline.matching", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_ONLY_JAVA = ArchRuleDefinition.classes()
            .that()
            .resideInAnyPackage("org.sightline.matching.screening", "org.sightline.matching.watchlist")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.sightline.matching.screening", "org.sightline.matching.watchlist");

    @ArchTest
    static final ArchRule THE_EDGES_KNOW_CSV_AND_THE_CORE = ArchRuleDefinition.classes()
            .that()
            .resideInAnyPackage("org.sightline.matching.screening.cli", "org.sightline.matching.watchlist.importer")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "de.siegmar.fastcsv..", "org.sightline.matching..");

    @ArchTest
    static final ArchRule THE_LIST_DOES_NOT_KNOW_ITS_READERS = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("org.sightline.matching.watchlist..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sightline.matching.screening..");
}
