package org.sightline.kit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which room may see which. */
@AnalyzeClasses(packages = "org.sightline.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("org.sightline.kit.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a service can use one room and understand it with only the rooms below it");

    @ArchTest
    static final ArchRule SMALL_THINGS_STAND_ALONE = noClasses()
            .that()
            .resideInAnyPackage(
                    "..kit.sql..", "..kit.copy..", "..kit.uuid..", "..kit.digest..", "..kit.json..", "..kit.clock..")
            .should()
            .dependOnClassesThat(DescribedPredicate.and(
                    resideInAPackage("org.sightline.."),
                    resideOutsideOfPackages(
                            "..kit.sql..",
                            "..kit.copy..",
                            "..kit.uuid..",
                            "..kit.digest..",
                            "..kit.json..",
                            "..kit.clock..")))
            .because("workers without requests use them too");

    @ArchTest
    static final ArchRule SQL = seesOnly("sql").because("a statement is run without knowing how rows come in bulk");

    @ArchTest
    static final ArchRule PROBLEMS = seesOnly("problem", "correlation", "sql")
            .because("an answer names its correlation id, and says when the database is away");

    @ArchTest
    static final ArchRule MESSAGES = seesOnly("message", "correlation", "trace")
            .because("what is sent does not depend on where it waited or where it came from");

    @ArchTest
    static final ArchRule INBOX = seesOnly(
                    "inbox", "message", "correlation", "trace", "json", "sql", "deadletter", "flow", "start", "fault")
            .because("messages are taken in without any request or caller");

    @ArchTest
    static final ArchRule OUTBOX = seesOnly(
                    "outbox", "message", "correlation", "trace", "sql", "deadletter", "flow", "start", "fault")
            .because("messages wait and are sent without any request or caller");

    @ArchTest
    static final ArchRule TRACE = seesOnly("trace").because("whatever works can be part of a trace");

    @ArchTest
    static final ArchRule FLOW = seesOnly("flow").because("whatever works can say that it waits");

    @ArchTest
    static final ArchRule FAULTS = seesOnly("fault").because("whatever works may be made to fail there");

    @ArchTest
    static final ArchRule DEAD_LETTERS = seesOnly("deadletter", "retention", "sql")
            .because("inbox and outbox set messages aside; people come from above");

    @ArchTest
    static final ArchRule RETENTION =
            seesOnly("retention", "sql").because("it deletes what others say, and knows nothing of what that is");

    @ArchTest
    static final ArchRule FILES = seesOnly("file", "bucket", "digest", "fault", "problem", "remote")
            .because("a file is kept and given back as it came, whatever service it came to");

    @ArchTest
    static final ArchRule FILE_CHECKS = seesOnly("filecheck", "file", "problem", "sql")
            .because("it asks which files there must be, and knows nothing of what they are");

    @ArchTest
    static final ArchRule BUCKETS =
            seesOnly("bucket", "digest", "remote").because("a bucket is asked the same way whatever lies in it");

    @ArchTest
    static final ArchRule REMOTE =
            seesOnly("remote", "problem").because("it decides, and whoever asks the server does the asking");

    @ArchTest
    static final ArchRule START =
            seesOnly("start", "flow", "sql").because("what begins with the database waits for nothing else");

    @ArchTest
    static final ArchRule SETTINGS =
            seesOnly("setting").because("it reads the configuration, and knows nothing of what that is for");

    @ArchTest
    static final ArchRule AUDIT = noClasses()
            .that()
            .resideInAPackage("org.sightline.kit.audit..")
            .should()
            .dependOnClassesThat(DescribedPredicate.or(
                    resideInAPackage("io.quarkus.."),
                    DescribedPredicate.and(
                            resideInAPackage("org.sightline.."),
                            resideOutsideOfPackages("..kit.audit..", "..kit.digest.."))))
            .because("a log is checked with nothing but the file, by whoever has it");

    @ArchTest
    static final ArchRule NO_SERVICE = noClasses()
            .that()
            .resideInAPackage("org.sightline.kit..")
            .should()
            .dependOnClassesThat(DescribedPredicate.and(
                    resideInAPackage("org.sightline.."), resideOutsideOfPackages("org.sightline.kit..")))
            .because("the kit knows nothing of the services that use it");

    private static ArchRule seesOnly(String room, String... others) {
        String[] seen = Stream.concat(Stream.of(room), Stream.of(others))
                .map(name -> "org.sightline.kit." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(seen[0])
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.and(resideInAPackage("org.sightline.."), resideOutsideOfPackages(seen)));
    }
}
