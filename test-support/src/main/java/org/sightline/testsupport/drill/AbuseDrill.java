package org.sightline.testsupport.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.process.Directories;
import org.sightline.localstack.process.QuietLogs;
import org.sightline.localstack.process.Root;
import org.sightline.localstack.sample.Api;
import org.sightline.localstack.sample.SampleLoad;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.Stack;

/** {@code ./sightline verify abuse}: an {@link AbuseRound} on a stack of its own with the sample. */
public final class AbuseDrill {

    private static final double LONGEST_WAIT = 2;

    private AbuseDrill() {}

    /** Arguments: {@code --part N} sends a part of what is large or many, and loads no sample. Exit code 1 when a part ended, a case was not refused, or the other person waited longer than 2 s. */
    public static void main(String[] args) {
        QuietLogs.begin();
        Path directory = Root.kept().resolve("abuse");
        Directories.delete(directory);
        int part = args.length == 2 && args[0].equals("--part") ? Integer.parseInt(args[1]) : 1;
        int code;
        try (Stack stack = Stack.of(Layout.onFreePorts(directory, true))) {
            stack.start();
            SampleLoad.awaitGrants(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK));
            if (part == 1) {
                SampleLoad.into(
                        stack.url(Part.GATEWAY),
                        stack.url(Part.KEYCLOAK),
                        directory.resolve("sample"),
                        System.out::println);
            }
            code = run(stack, part);
        }
        // Threads of the parts would keep this JVM alive.
        System.exit(code);
    }

    private static int run(Stack stack, int part) {
        AbuseRound.Report report = AbuseRound.run(
                stack, person(stack, "Town of Meanham"), person(stack, "Town of Quietham"), part, System.out::println);
        report.wrong().forEach(one -> System.out.println("WRONG: " + one));
        System.out.printf(
                Locale.ROOT,
                "%d cases, %d wrong; no other agency waited longer than %.2f s (the bar: %.0f s)%n",
                report.cases(),
                report.wrong().size(),
                report.worstSeconds(),
                LONGEST_WAIT);
        return report.wrong().isEmpty() && report.worstSeconds() <= LONGEST_WAIT ? 0 : 1;
    }

    private static AbuseRound.Person person(Stack stack, String name) {
        Api admin = Api.at(stack.url(Part.GATEWAY), () -> Tokens.of("admin"));
        JsonNode agency = admin.post(
                "/agencies",
                new ObjectMapper()
                        .createObjectNode()
                        .put("name", name)
                        .put("kind", "town")
                        .put("state", "XF")
                        .put("county", "Invented")
                        .put("sample", true));
        UUID id = UUID.fromString(agency.required("id").asText());
        String reporter = SampleLoad.inviteReporter(stack.url(Part.GATEWAY), stack.url(Part.KEYCLOAK), id);
        return new AbuseRound.Person(id.toString(), () -> Tokens.of(reporter));
    }
}
