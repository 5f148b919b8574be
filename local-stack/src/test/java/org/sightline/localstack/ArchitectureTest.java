package org.sightline.localstack;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.sightline.localstack", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HERE = "org.sightline.localstack.";

    @ArchTest
    static final ArchRule ROOMS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("process")
            .definedBy(HERE + "process")
            .layer("server")
            .definedBy(HERE + "server")
            .layer("people")
            .definedBy(HERE + "people")
            .layer("stack")
            .definedBy(HERE + "stack")
            .layer("sample")
            .definedBy(HERE + "sample")
            .layer("launcher")
            .definedBy(HERE + "launcher")
            .layer("rebuild")
            .definedBy(HERE + "rebuild")
            .layer("backup")
            .definedBy(HERE + "backup")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("people", "stack", "backup", "launcher", "rebuild")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers("sample", "launcher")
            .whereLayer("stack")
            .mayOnlyBeAccessedByLayers("backup", "launcher", "rebuild")
            .whereLayer("sample")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("rebuild")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("backup")
            .mayOnlyBeAccessedByLayers("launcher")
            .whereLayer("launcher")
            .mayNotBeAccessedByAnyLayer()
            .because(
                    "a process is the ground of a server, servers of a stack; people and the sample go through what runs");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching(HERE + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room");
}
