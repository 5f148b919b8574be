package org.sightline.matching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import org.sightline.matching.watchlist.Row;

/** Which room may see which. A subject becomes text, text becomes hits, hits are weighed, and what remains is a match. */
@AnalyzeClasses(packages = "org.sightline.matching", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SCREENING = "org.sightline.matching.screening.";
    private static final String WATCHLIST = "org.sightline.matching.watchlist";

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.matching.(**)")
            .should()
            .beFreeOfCycles()
            .because("a room can be read and tested with only the rooms below it");

    @ArchTest
    static final ArchRule NO_CLASSES_IN_CIRCLES = slices().assignedFrom(new TopLevelClasses())
            .should()
            .beFreeOfCycles()
            .because("a class that needs its own user cannot be understood alone");

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_ONLY_JAVA = classes()
            .that()
            .resideOutsideOfPackages(SCREENING + "cli", SCREENING + "text", WATCHLIST + ".importer")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.sightline.matching..")
            .because("screening must give the same answer in a service, on the command line and in a test");

    @ArchTest
    static final ArchRule THE_COMMAND_KNOWS_CSV = classes()
            .that()
            .resideInAPackage(SCREENING + "cli")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "de.siegmar.fastcsv..", "picocli..", "org.sightline.matching..")
            .because("files are read, and options too, at the edges only");

    @ArchTest
    static final ArchRule THE_IMPORTER_KNOWS_CSV_JSON_AND_XML = classes()
            .that()
            .resideInAPackage(WATCHLIST + ".importer")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "de.siegmar.fastcsv..",
                    "com.fasterxml.jackson.core..",
                    "javax.xml.stream..",
                    "org.sightline.matching..")
            .because("published lists come as CSV, JSON and XML; no other room reads these (ADR 0001)");

    @ArchTest
    static final ArchRule THE_LIST_DOES_NOT_KNOW_ITS_READERS = noClasses()
            .that()
            .resideInAPackage(WATCHLIST + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sightline.matching.screening..")
            .because("a list is a list, whatever is looked for in it");

    @ArchTest
    static final ArchRule SUBJECT = seesOnly("subject").because("what is screened depends on no list and no method");

    @ArchTest
    static final ArchRule MATCH =
            seesOnly("match", "subject").because("callers read a match without the method behind");

    @ArchTest
    static final ArchRule TEXT = classes()
            .that()
            .resideInAPackage(SCREENING + "text")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "com.ibm.icu.text..", SCREENING + "text", SCREENING + "subject")
            .because("letters and words are the same whatever the list says; ICU knows the letters of other scripts");

    @ArchTest
    static final ArchRule READER =
            seesOnly("reader").because("the second reader knows a text and marks in it, no list and no maker");

    @ArchTest
    static final ArchRule ROLE = seesOnly("role", "reader", "match", "text", "subject")
            .because("whether a line buys or only mentions is told by its words, not by who is named");

    @ArchTest
    static final ArchRule SIEVE = seesOnly("sieve", "text")
            .because("what cannot be found is turned away by symbols alone, whatever the list");

    @ArchTest
    static final ArchRule FIND = seesOnly("find", "sieve", "role", "text", "match", "subject", "watchlist")
            .because("a hit is found before anybody asks what it is worth");

    @ArchTest
    static final ArchRule JUDGE = seesOnly("judge", "find", "role", "text", "match", "subject", "watchlist")
            .because("the worth of a hit depends on its surroundings, not on what is concluded from it");

    @ArchTest
    static final ArchRule EXAMINE = seesOnly(
                    "examine", "judge", "find", "role", "text", "match", "subject", "watchlist")
            .because("an examination ends the way of the data");

    private static ArchRule seesOnly(String room, String... others) {
        List<String> seen = new ArrayList<>(List.of("java..", "org.jspecify..", SCREENING + room));
        for (String other : others) {
            seen.add(other.equals("watchlist") ? WATCHLIST : SCREENING + other);
        }
        return classes()
                .that()
                .resideInAPackage(SCREENING + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(seen.toArray(String[]::new));
    }

    /** Every class with what is nested in it; the kinds of row, which permit each other, are one. */
    private static final class TopLevelClasses implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.isAssignableTo(Row.class)
                    ? SliceIdentifier.of(Row.class.getName())
                    : SliceIdentifier.of(type.getName().replaceAll("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }
}
