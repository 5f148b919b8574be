package org.sightline.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Sends a file to a running Sightline ({@code import FILE}) and follows an import to its end ({@code watch JOB}).
 *
 * <p>Exit code 0: the file is loaded, or was before. 1: it is not, and the message says why. 2: a person has to say something
 * first, on the page that is named: what a column means, or that it may be loaded although much of it would be rejected.
 */
@Command(
        name = "sightline",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Uploads purchase files to a running Sightline and follows their imports.")
public final class SightlineCommand {

    static final int LOADED = 0;
    static final int FAILED = 1;
    static final int WAITS = 2;

    private static final Set<String> MOVING = Set.of("received", "running", "waiting");
    private static final Set<String> ASKING = Set.of("needs_mapping", "to_apply");

    private final PrintStream out;
    private final PrintStream messages;
    private final Map<String, String> environment;
    private final Duration every;

    @Option(
            names = "--gateway",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "URL",
            defaultValue = "${env:SIGHTLINE_GATEWAY:-http://127.0.0.1:8080}",
            description = "Where Sightline is: ${DEFAULT-VALUE}, or SIGHTLINE_GATEWAY.")
    private String gateway = "";

    @Option(
            names = "--sign-in",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "URL",
            defaultValue = "${env:SIGHTLINE_SIGN_IN:-http://127.0.0.1:8180/realms/sightline}",
            description = {
                "Where people sign in: ${DEFAULT-VALUE}, or SIGHTLINE_SIGN_IN.",
                "Without a person: SIGHTLINE_CLIENT_ID of a service account of the office, with",
                "SIGHTLINE_CLIENT_SECRET_FILE (a file) or SIGHTLINE_CLIENT_SECRET; or SIGHTLINE_TOKEN."
            })
    private String signIn = "";

    @Option(
            names = "--json",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Print the import as JSON; progress goes to standard error.")
    private boolean json;

    SightlineCommand(PrintStream out, PrintStream messages, Map<String, String> environment, Duration every) {
        this.out = out;
        this.messages = messages;
        this.environment = Map.copyOf(environment);
        this.every = every;
    }

    /** Ends with the exit codes of the class. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err, System.getenv(), Duration.ofSeconds(1)));
    }

    /**
     * The command without the exit.
     *
     * @param every how often an import is looked at
     */
    static int run(
            String[] args, PrintStream out, PrintStream messages, Map<String, String> environment, Duration every) {
        return new CommandLine(new SightlineCommand(out, messages, environment, every))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(messages, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((mistake, given) -> told(
                        messages,
                        mistake.getMessage() + ". ./"
                                + mistake.getCommandLine().getCommandSpec().qualifiedName() + " --help says more."))
                .setExecutionExceptionHandler((mistake, command, parsed) -> {
                    if (mistake instanceof Refused refused) {
                        return told(messages, refused.why());
                    }
                    throw mistake;
                })
                .execute(args);
    }

    private static int told(PrintStream messages, @Nullable String why) {
        messages.println("sightline: " + why);
        return FAILED;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Uploads a file of purchases and waits until it is loaded.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:the file is loaded, or was already loaded",
                "1:the file is not loaded; the message says why",
                "2:input needed from a person, on the page that the message names"
            })
    int importFile(
            @Parameters(paramLabel = "FILE", description = "The file, up to 8 GB.") Path file,
            @Option(
                            names = "--source",
                            required = true,
                            paramLabel = "ID",
                            description = "Source of the file, such as franklin-orders. A new source is created.")
                    String source,
            @Option(
                            names = "--state",
                            paramLabel = "XX",
                            description = "The buyers' state, if the file does not give it.")
                    @Nullable
                    String state,
            @Option(
                            names = "--buyer",
                            paramLabel = "NAME",
                            description = "The buyer of all lines, if no column names one.")
                    @Nullable
                    String buyer,
            @Option(
                            names = "--preview",
                            description = "Only preview what the file would change; a person imports it on the page.")
                    boolean preview,
            @Option(names = "--again", description = "Load the file even if its content was loaded before.")
                    boolean again,
            @Option(names = "--elsewhere", description = "Load the file even if another source has the same content.")
                    boolean elsewhere)
            throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ".");
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("filename", String.valueOf(file.getFileName()));
        query.put("source", source);
        put(query, "state", state);
        put(query, "buyer", buyer);
        put(query, "preview", preview ? "true" : null);
        put(query, "again", again ? "true" : null);
        put(query, "elsewhere", elsewhere ? "true" : null);
        GatewayApi api = api();
        Telling telling = new Telling(out, messages, json);
        long bytes = file.toFile().length();
        JsonNode job = api.upload(file, query, sent -> telling.sent(sent, bytes));
        return follow(api, telling, job);
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Follows an import until it ends or waits for a person.")
    int watch(@Parameters(paramLabel = "JOB", description = "The import's id.") String job)
            throws InterruptedException {
        GatewayApi api = api();
        return follow(api, new Telling(out, messages, json), api.read(job));
    }

    private GatewayApi api() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        return new GatewayApi(http, gateway, new SignIn(http, signIn, environment, messages));
    }

    private int follow(GatewayApi api, Telling telling, JsonNode begun) throws InterruptedException {
        JsonNode job = begun;
        String id = job.path("id").asText();
        while (MOVING.contains(status(job))) {
            telling.now(job);
            Thread.sleep(every);
            job = api.read(id);
        }
        telling.end(job, api.page(id));
        return ASKING.contains(status(job)) ? WAITS : status(job).equals("done") ? LOADED : FAILED;
    }

    private static String status(JsonNode job) {
        return job.path("status").asText();
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
