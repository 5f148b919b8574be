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
            .layer("bench")
            .definedBy(HERE + "bench..")
            .layer("relay")
            .definedBy(HERE + "relay")
            .layer("rebuild")
            .definedBy(HERE + "rebuild")
            .layer("faults")
            .definedBy(HERE + "faults")
            .layer("invariant")
            .definedBy(HERE + "invariant")
            .layer("backup")
            .definedBy(HERE + "backup")
            .layer("drill")
            .definedBy(HERE + "drill")
            .layer("testing")
            .definedBy(HERE + "testing..")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers(
                    "people",
                    "stack",
                    "backup",
                    "drill",
                    "launcher",
                    "bench",
                    "rebuild",
                    "faults",
                    "invariant",
                    "testing")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers("sample", "launcher", "bench", "drill", "faults", "testing")
            .whereLayer("stack")
            .mayOnlyBeAccessedByLayers(
                    "backup", "drill", "launcher", "bench", "rebuild", "faults", "invariant", "testing")
            .whereLayer("sample")
            .mayOnlyBeAccessedByLayers("launcher", "bench", "drill", "faults", "testing")
            .whereLayer("relay")
            .mayOnlyBeAccessedByLayers("faults", "testing")
            .whereLayer("rebuild")
            .mayOnlyBeAccessedByLayers("launcher", "faults")
            .whereLayer("backup")
            .mayOnlyBeAccessedByLayers("drill", "launcher", "testing")
            .whereLayer("drill")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("faults")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("invariant")
            .mayOnlyBeAccessedByLayers("faults")
            .whereLayer("launcher")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("testing")
            .mayNotBeAccessedByAnyLayer()
            .because("a process is the ground of a server, servers of a stack; people and the sample go through what"
                    + " runs; what only tests use stands apart from what ./sightline up runs; a benchmark measures what"
                    + " the stores alone can do");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching(HERE + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms that need each other are one room");
}
