package org.sightline.matching.verdict;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;

/** Which room may see which. Facts are read from a record, rules make a book, and judging compares the two. */
@AnalyzeClasses(packages = "org.sightline.matching.verdict", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String VERDICT = "org.sightline.matching.verdict.";

    @ArchTest
    static final ArchRule PLAIN_JAVA = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.sightline.matching.verdict..", "de.siegmar.fastcsv..")
            .because("a verdict must be the same in a service, on the command line and in a test");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching(VERDICT + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room can be read and tested with only the rooms below it");

    @ArchTest
    static final ArchRule NO_CLASSES_IN_CIRCLES = slices().assignedFrom(new TopLevelClasses())
            .should()
            .beFreeOfCycles()
            .because("a class that needs its own user cannot be understood alone");

    @ArchTest
    static final ArchRule FACTS = seesOnly("facts").because("what happened does not depend on what the law says of it");

    @ArchTest
    static final ArchRule READING =
            seesOnly("reading", "facts").because("a record is read the same way whatever the rules are");

    @ArchTest
    static final ArchRule RULE = seesOnly("rule", "facts").because("a rule is text and data that a lawyer can check");

    @ArchTest
    static final ArchRule COMPILED = seesOnly("compiled", "rule", "facts")
            .because("bits and periods follow from the rules and from nothing else");

    @ArchTest
    static final ArchRule BOOK = seesOnly("book", "compiled", "rule", "facts")
            .because("the book holds what is known; it must not depend on the machine that judges by it");

    @ArchTest
    static final ArchRule JUDGING = seesOnly("judging", "book", "compiled", "rule", "facts")
            .because("a judgement is the same whoever read the facts");

    private static ArchRule seesOnly(String room, String... others) {
        List<String> seen =
                new ArrayList<>(List.of("java..", "org.jspecify..", "de.siegmar.fastcsv..", VERDICT + room));
        for (String other : others) {
            seen.add(VERDICT + other);
        }
        return classes()
                .that()
                .resideInAPackage(VERDICT + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(seen.toArray(String[]::new));
    }

    /** Every class with what is nested in it. */
    private static final class TopLevelClasses implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }
}
