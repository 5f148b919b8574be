package org.sightline.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may see which. Data flows from upload through run into line. */
@AnalyzeClasses(packages = "org.sightline.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOMS = "org.sightline.ingest..";

    @ArchTest
    static final ArchRule noCircles = slices().matching("org.sightline.ingest.(*)..")
            .should()
            .beFreeOfCycles()
            .because("rooms in a circle can only be read and changed together");

    @ArchTest
    static final ArchRule column = seesOnly("column", "personal", "listed", "money")
            .because("what a column means does not depend on what is done with its rows");

    @ArchTest
    static final ArchRule listed =
            seesOnly("listed").because("whether a text names a listed maker does not depend on where it stands");

    @ArchTest
    static final ArchRule money =
            seesOnly("money").because("whose money a text names does not depend on the column that it stands in");

    @ArchTest
    static final ArchRule source =
            seesOnly("source", "column").because("a source only keeps what was said about the columns of its files");

    @ArchTest
    static final ArchRule buyer =
            seesOnly("buyer").because("inventory-service follows the same rules for names, so they stand alone");

    @ArchTest
    static final ArchRule body = seesOnly("body", "buyer", "column")
            .because("who is meant by a name follows from published lists, whatever is stored under it");

    @ArchTest
    static final ArchRule question = seesOnly("question", "body", "buyer", "line")
            .because("what a person says of a buyer changes lines that are held, and needs no file");

    @ArchTest
    static final ArchRule personal =
            seesOnly("personal").because("what is a person's in a text does not depend on the file that it stands in");

    @ArchTest
    static final ArchRule reject =
            seesOnly("reject").because("what is wrong with a row is kept and given back whatever read the row");

    @ArchTest
    static final ArchRule upload = seesOnly("upload", "source", "column", "buyer", "reject", "file", "partial")
            .because("an import can be received and answered while no worker runs");

    @ArchTest
    static final ArchRule file =
            seesOnly("file").because("a file is kept and given back as it came, whatever is made of it");

    @ArchTest
    static final ArchRule partial = seesOnly("partial", "file")
            .because("the parts of a file are put together before anybody asks what it holds");

    @ArchTest
    static final ArchRule portal =
            seesOnly("portal").because("what a portal answers does not depend on what is done with its rows");

    @ArchTest
    static final ArchRule filestore = seesOnly("filestore", "portal")
            .because("a file that lies elsewhere is brought here whole, whatever is made of it");

    @ArchTest
    static final ArchRule funding =
            seesOnly("funding").because("what was said about money only grows, whatever else a line says");

    @ArchTest
    static final ArchRule line = seesOnly("line", "column", "buyer", "upload", "funding")
            .because("a line shows the published record that it comes from, whatever read it");

    @ArchTest
    static final ArchRule row = seesOnly("row", "column", "buyer", "body", "money", "reject", "upload", "file", "line")
            .because("what a row says can be read without a worker, for a preview as for an import");

    @ArchTest
    static final ArchRule repair = seesOnly("repair", "personal", "line")
            .because("what is wrong with stored lines is put right without the file that they came from");

    @ArchTest
    static final ArchRule journey = seesOnly("journey", "column", "reject", "upload", "file", "line", "row")
            .because("what a person says of an import is taken while no worker runs");

    @ArchTest
    static final ArchRule feed = seesOnly("feed", "column", "source", "upload", "file", "portal", "filestore")
            .because("what a feed brings is an upload like any other; nothing is read or stored past it");

    @ArchTest
    static final ArchRule export = seesOnly("export", "column", "line", "reject")
            .because("what leaves is what is held, in the forms that others read");

    @ArchTest
    static final ArchRule report =
            seesOnly("report", "column", "row").because("what a file would be read as is said without a database");

    @ArchTest
    static final ArchRule run = noClasses()
            .that()
            .resideOutsideOfPackage("org.sightline.ingest.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sightline.ingest.run..")
            .because("the worker is started by events and by time, and never called");

    private static ArchRule seesOnly(String room, String... others) {
        String[] seen = new String[others.length + 1];
        seen[0] = "org.sightline.ingest." + room + "..";
        for (int i = 0; i < others.length; i++) {
            seen[i + 1] = "org.sightline.ingest." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(seen[0])
                .should()
                .dependOnClassesThat(DescribedPredicate.and(resideInAPackage(ROOMS), resideOutsideOfPackages(seen)));
    }
}
