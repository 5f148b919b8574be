package org.sightline.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the build makes of a file of English texts (ADR 0132), and what it refuses. All texts are invented. */
class MessageInterfacesTest {

    private static final String PROGRAM = "MessageInterfaces";

    @TempDir
    private static Path compiled;

    @TempDir
    private Path messages;

    @TempDir
    private Path sources;

    @BeforeAll
    static void compileTheProgram() {
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", compiled.toString(), "src/main/build/" + PROGRAM + ".java");
        assertThat(failed).isZero();
    }

    @Test
    void aTextIsAMethodWithTheParametersThatItNames() throws Exception {
        assertThat(made(
                        "#: long count",
                        "hello=Hello",
                        "named=Hello, {name}",
                        "pieces={#if count == 1}One{#else}{count}{/if}"))
                .contains("String hello();", "String named(String name);", "String pieces(long count);");
    }

    @Test
    void theOrderOfParametersStandsInItsLineAndNotInTheSentence() throws Exception {
        String made = made("#: long all, long some", "#: (some, all)", "someOf={some} of {all}");

        assertThat(made).contains("String someOf(long some, long all);");
        assertThat(made("#: long all, long some", "#: (some, all)", "someOf=Of {all}: {some}"))
                .as("another wording")
                .isEqualTo(made);
    }

    @Test
    void aLineBeforeATextCanGiveATypeToo() throws Exception {
        assertThat(made("#: (@Nullable Long count, name)", "of={name} has {count}"))
                .contains("String of(@org.jspecify.annotations.Nullable Long count, String name);");
    }

    @Test
    void theTextsOfAnEnumerationAreOneMethod() throws Exception {
        assertThat(made("#: (Step step)", "step_$DECIDE=Decide", "step_$DO_IT=Do it"))
                .containsOnlyOnce("@io.quarkus.qute.i18n.Message\n    String step(Step step);");
    }

    @Test
    void theInterfaceOfAFileThatIsGoneIsDeleted() throws Exception {
        made("hello=Hello");
        Files.delete(messages.resolve("walk.properties"));

        run();

        assertThat(sources.resolve("org/sightline/walk/WalkTexts.java")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a={x} of {y}|in which order it takes [x, y]",
                "#: (x) ~a={x}|nothing that is understood",
                "#:(x)~a={x}|nothing that is understood",
                " #: (x)~a={x}|nothing that is understood",
                "#: (int x~a={x}|nothing that is understood",
                "#: long x ~a={x}|nothing that is understood",
                "#: (x)~~a={x}|no text comes right after",
                "#: (x)~#: (int x)~a={x}|no text comes right after",
                "a={x}~#: (x)|no text comes right after",
                "#: (x, y)~a={x}|a names [x]",
                "#: (x)~a={x} of {y}|a names [x, y]",
                "#: long z~a={x}|[z]",
                "s_A=One|of which enumeration",
                "#: (Step s)~s_A=One~#: (Step s)~s_B=Two|before the first constant",
            })
    void aLineThatSaysNothingFailsTheBuild(String lines, String why) {
        assertThatThrownBy(() -> made(lines.split("~"))).hasMessageContaining(why);
    }

    @Test
    void aTranslationDeclaresNothing() throws IOException {
        Files.writeString(messages.resolve("walk_es.properties"), "#: (x)\na={x}\n");

        assertThatThrownBy(this::run).hasMessageContaining("a translation has no lines");
    }

    /** The interface of a file with these lines. */
    private String made(String... lines) throws Exception {
        Files.writeString(
                messages.resolve("walk.properties"),
                "#: interface org.sightline.walk.WalkTexts\n" + String.join("\n", lines) + "\n");
        run();
        return Files.readString(sources.resolve("org/sightline/walk/WalkTexts.java"));
    }

    private void run() throws Exception {
        try (URLClassLoader program =
                new URLClassLoader(new URL[] {compiled.toUri().toURL()})) {
            program.loadClass(PROGRAM).getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {messages.toString(), sources.toString()});
        } catch (InvocationTargetException refused) {
            throw refused.getCause() instanceof Exception cause ? cause : refused;
        }
    }
}
