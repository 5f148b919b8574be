package org.sightline.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.localstack.process.Root;

/**
 * Each command of {@code ./sightline help all} says what it does and refuses what it does not know, without building or starting
 * anything: the script is run where there is nothing else.
 */
class CommandHelpTest {

    /** Their options are read by picocli; their own tests ask them for help. */
    private static final Set<String> ANSWERED_BY_THEIR_PROGRAM = Set.of("import", "watch", "screen", "audit verify");

    /** They give their options to Maven, which refuses what it does not know. */
    private static final Set<String> FOR_MAVEN = Set.of("check", "test", "verify whole");

    private static final Set<String> OF_SEVERAL = Set.of("audit", "bench", "verify");

    private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}([a-z][a-z-]*)(?: ([a-z]+))?.*$");

    @TempDir
    private static Path folder;

    /**
     * How a command ended.
     *
     * @param said on both streams
     */
    private record Ended(int code, String said) {}

    @BeforeAll
    static void theScriptAlone() throws IOException {
        Files.copy(Root.directory().resolve("sightline"), folder.resolve("sightline"));
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve("sightline").toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    /** The commands of the help, those of several words with the second one. */
    static Stream<String> commands() throws IOException, InterruptedException {
        List<String> commands = new ArrayList<>();
        Matcher entry = ENTRY.matcher(run("help", "all").said());
        while (entry.find()) {
            commands.add(OF_SEVERAL.contains(entry.group(1)) ? entry.group(1) + " " + entry.group(2) : entry.group(1));
        }
        assertThat(commands).contains("up", "status", "down", "restore", "verify tenancy", "bench rules", "import");
        return commands.stream().filter(command -> !ANSWERED_BY_THEIR_PROGRAM.contains(command));
    }

    private static String[] with(String command, String option) {
        return (command + " " + option).split(" ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandSaysWhatItDoes(String command) throws Exception {
        Ended help = run(with(command, "--help"));

        assertThat(help.code()).isZero();
        assertThat(help.said()).startsWith("Usage: ./sightline").contains("\n  " + command);
        assertThat(run(with(command, "-h"))).isEqualTo(help);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandRefusesAnOptionThatItDoesNotHave(String command) throws Exception {
        if (FOR_MAVEN.contains(command)) {
            return;
        }

        Ended refused = run(with(command, "--no-such-option 3"));

        assertThat(refused.code()).isNotZero();
        assertThat(refused.said()).contains("There is no option --no-such-option.", "--help");
    }

    @Test
    void commandsOfSeveralWordsListThemAll() throws Exception {
        assertThat(run("bench", "--help").said()).contains("  bench pipeline", "  bench rules");
        assertThat(run("verify", "--help").said()).contains("  verify tenancy", "  verify whole");
    }

    @Test
    void helpBeginsWithTheEverydayCommandsAndNamesTheRest() throws Exception {
        String help = run("help").said();

        assertThat(help)
                .contains(
                        "\n  up [--empty]",
                        "\n  down ",
                        "\n  import FILE",
                        "\n  test ",
                        "help all",
                        "SIGHTLINE_PORT_OFFSET")
                .doesNotContain("bench", "verify tenancy");
        assertThat(help.lines().count()).isLessThan(25);
        assertThat(run()).isEqualTo(run("help"));
        assertThat(run("help", "bench", "rules").said()).contains("how long a change of the rules takes");
    }

    @Test
    void whatIsNoCommandIsSaid() throws Exception {
        Ended refused = run("upp", "--help");

        assertThat(refused.code()).isNotZero();
        assertThat(refused.said()).contains("Unknown command: upp");
    }
}
