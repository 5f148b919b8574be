import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Installs Sightline as deploy/README.md says, and looks whether it works. The commands are those of the page: each block that
 * stands below {@code <!-- step NAME -->} is run as it is, in its order. What a person does in between with a browser is done here: they sign in,
 * choose a password, set up a code, confirm the code of a command, look at findings.
 *
 * <p>Usage: {@code java VerifyDeploy.java CHECKOUT FIRST-VERSION [built]}. Everything runs in the checkout; FIRST-VERSION is the tag
 * of the images that are installed first, and 0.2 is what they are upgraded to; with {@code built} nothing is packaged. The tools of the page ({@code docker}) are on the
 * path. It ends with 0 when all of it worked; {@code deploy/verify/run.sh} prepares it and cleans up.
 */
final class VerifyDeploy {

    private static final Duration SOON = Duration.ofMinutes(8);
    private static final Pattern STEP = Pattern.compile("<!-- step ([a-z-]+) -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String FILE = "agency,vendor,date,amount,description,manufacturer\n"
            + "Town of Invented,Invented Supply LLC,2026-03-02,1480.00,Hikvision DS-2CD2143G2-I dome camera,Hikvision\n"
            + "Town of Invented,Invented Supply LLC,2026-03-03,90.00,Copy paper,Invented Paper\n";

    private final Path checkout;
    private final Map<String, String> steps;
    private final List<String> figures = new ArrayList<>();

    private VerifyDeploy(Path checkout) throws IOException {
        this.checkout = checkout;
        steps = steps(Files.readString(checkout.resolve("deploy/README.md")));
    }

    public static void main(String[] arguments) throws Exception {
        VerifyDeploy verify = new VerifyDeploy(Path.of(arguments[0]).toAbsolutePath());
        try {
            if (arguments.length < 3) {
                verify.step("package", Map.of());
            }
            verify.step("images", Map.of());
            verify.all(arguments[1]);
        } finally {
            System.out.println(String.join("\n", verify.figures));
        }
        System.out.println("Everything that the page says works.");
    }

    private static Map<String, String> steps(String page) {
        Map<String, String> steps = new LinkedHashMap<>();
        Matcher matcher = STEP.matcher(page);
        while (matcher.find()) {
            steps.put(matcher.group(1), matcher.group(2));
        }
        return steps;
    }

    private void all(String firstVersion) throws Exception {
        step("prepare", Map.of());
        setVersion(firstVersion);
        step("people", Map.of());
        step("start", Map.of());
        step("ready", Map.of());
        Person analyst = new Person("analyst", context());
        analyst.firstSignIn(firstPassword("analyst"));
        Files.writeString(checkout.resolve("orders.csv"), FILE);
        load(analyst);
        List<String> before = waitFor("a finding", analyst::findings);
        say("findings: " + before.size());
        if (!firstVersion.equals("0.2")) {
            setVersion("0.2");
            step("upgrade", Map.of());
            step("ready", Map.of());
            same("after the upgrade", before, analyst);
        }
        for (String part : List.of("gateway", "matching", "ingest", "inventory", "kafka", "keycloak", "postgresql", "proxy")) {
            killed(part, before, analyst);
        }
        restore(before, analyst);
        say(shell("docker stats --no-stream --format '{{.Name}} {{.MemUsage}}'; docker system df", Map.of()));
    }

    /** Which the page lets be made by chance. */
    private String firstPassword(String name) throws IOException {
        return Files.readAllLines(checkout.resolve("deploy/compose/first-passwords")).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** The tag of the images stands in a file that the page says to change. */
    private void setVersion(String version) throws IOException {
        Path settings = checkout.resolve("deploy/compose/.env");
        Files.writeString(
                settings, Files.readString(settings).replaceAll("(?m)^SIGHTLINE_VERSION=.*$", "SIGHTLINE_VERSION=" + version));
    }

    /** Ends a part as a crash does: the container's first process is killed, and Docker starts it again. */
    private void killed(String part, List<String> before, Person analyst) throws Exception {
        Instant start = Instant.now();
        String first = state(part, "Pid");
        shell("kill -9 " + first, Map.of());
        waitUntil(part + " is started again", () -> !Set.of(first, "0", "").contains(state(part, "Pid")));
        waitUntil(part + " is healthy again", () -> state(part, "Health.Status").equals("healthy"));
        if (part.equals("keycloak")) {
            analyst.forgetsTheSession();
        }
        same("after " + part + " was killed", before, analyst);
        say(part + " was killed; the same findings after " + since(start));
    }

    private void restore(List<String> before, Person analyst) throws Exception {
        step("backup", Map.of());
        Thread.sleep(2_000);
        String moment = Instant.now().toString();
        Thread.sleep(2_000);
        Files.writeString(checkout.resolve("orders.csv"), FILE.replace("Hikvision", "Dahua").replace("2026-03", "2026-04"));
        load(analyst);
        waitUntil("another finding", () -> analyst.findings().size() > before.size());
        // Until the log of after the moment is kept.
        Thread.sleep(75_000);
        Instant start = Instant.now();
        step("restore", Map.of("MOMENT", moment));
        step("ready", Map.of());
        waitUntil("the findings of the moment", () -> analyst.findings().equals(before));
        say("restored to " + moment + " in " + since(start));
    }

    private void load(Person analyst) throws Exception {
        Instant start = Instant.now();
        Process command = started(steps.get("import"), Map.of());
        StringBuilder said = new StringBuilder();
        for (String line; (line = command.inputReader().readLine()) != null; ) {
            said.append(line).append('\n');
            Matcher address = Pattern.compile("Open (https://\\S+)").matcher(line);
            if (address.find()) {
                analyst.confirm(address.group(1));
            }
        }
        check(command.waitFor() == 0, "import: " + said);
        say("import: loaded in " + since(start));
    }

    private void same(String when, List<String> before, Person analyst) throws Exception {
        waitUntil("the same findings " + when, () -> analyst.findings().equals(before));
    }

    private void step(String name, Map<String, String> more) throws Exception {
        Instant start = Instant.now();
        shell(steps.get(name), more);
        say("step " + name + ": " + since(start));
    }

    private String shell(String commands, Map<String, String> more) throws Exception {
        Process process = started(commands, more);
        String said = process.inputReader().lines().peek(line -> System.err.println("  " + line)).collect(Collectors.joining("\n"));
        check(process.waitFor() == 0, commands + "\n" + said);
        return said;
    }

    private Process started(String commands, Map<String, String> more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(more);
        return builder.start();
    }

    /** Of the container of a part, as Docker has it; empty where it does not answer. */
    private String state(String part, String what) {
        try {
            Process process = started(
                    "cd deploy/compose && docker inspect --format '{{.State." + what + "}}' $(docker compose ps -aq " + part + ") 2>/dev/null",
                    Map.of());
            return process.inputReader().lines().collect(Collectors.joining()).strip();
        } catch (IOException cause) {
            return "";
        }
    }

    private interface Findings {
        List<String> get() throws Exception;
    }

    private static List<String> waitFor(String what, Findings findings) throws Exception {
        List<List<String>> found = new ArrayList<>();
        waitUntil(what, () -> {
            try {
                found.add(findings.get());
                return !found.getLast().isEmpty();
            } catch (Exception notYet) {
                return false;
            }
        });
        return found.getLast();
    }

    private static void waitUntil(String what, BooleanSupplier there) throws InterruptedException {
        Instant end = Instant.now().plus(SOON);
        while (!there.getAsBoolean()) {
            check(Instant.now().isBefore(end), "Not within " + SOON + ": " + what);
            Thread.sleep(2_000);
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    private void say(String what) {
        figures.add(what);
        System.out.println(what);
    }

    private static String since(Instant start) {
        return Duration.between(start, Instant.now()).toSeconds() + " s";
    }

    /** Trusts the authority of the installation, whose certificate the page copies out. */
    private SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var file = Files.newInputStream(checkout.resolve("deploy/compose/authority.pem"))) {
            trusted.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** A person with a browser and a phone. */
    private static final class Person {

        private static final String HOME = "https://sightline.example";
        private static final String PASSWORD = "A long invented passphrase 1";
        private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
        private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");
        private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
        private static final Pattern FINDING = Pattern.compile("href=\"/findings/([0-9a-f-]{36})");

        private final String name;
        private final SSLContext context;
        private HttpClient browser;
        private String secret = "";
        private long lastStep;

        Person(String name, SSLContext context) {
            this.name = name;
            this.context = context;
            browser = opened();
        }

        private HttpClient opened() {
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
        }

        /** With the first password, which has to be changed, and a code that has to be set up. */
        void firstSignIn(String first) throws Exception {
            String page = form(get(HOME + "/findings"), Map.of("username", name, "password", first, "credentialId", ""));
            for (int forms = 0; forms < 3 && FORM.matcher(page).find(); forms++) {
                Matcher key = SECRET.matcher(page);
                if (key.find()) {
                    secret = key.group(1);
                    page = form(page, Map.of("totp", code(), "totpSecret", secret, "userLabel", "phone"));
                } else if (page.contains("password-new")) {
                    page = form(page, Map.of("password-new", PASSWORD, "password-confirm", PASSWORD, "logout-sessions", "on"));
                }
            }
            check(!secret.isEmpty(), "a second factor is asked for: " + page);
            check(page.contains("action=\"/logout\""), "signed in: " + page);
        }

        private String signedIn(String page) throws Exception {
            if (page.contains("id=\"username\"")) {
                page = form(page, Map.of("username", name, "password", PASSWORD, "credentialId", ""));
            }
            return page.contains("name=\"otp\"") ? form(page, Map.of("otp", code())) : page;
        }

        /** The page that a command names: the code in its address, and that it is meant. */
        void confirm(String address) throws Exception {
            String page = signedIn(get(address));
            Map<String, String> fields = new LinkedHashMap<>();
            HIDDEN.matcher(page).results().forEach(field -> fields.put(field.group(1), field.group(2)));
            fields.put("accept", "Yes");
            form(page, fields);
        }

        /** The ids of all findings that the page shows, in order; none where it does not answer. */
        List<String> findings() {
            try {
                String page = signedIn(get(HOME + "/findings"));
                return FINDING.matcher(page).results().map(found -> found.group(1)).distinct().sorted().toList();
            } catch (Exception notNow) {
                browser = opened();
                return List.of();
            }
        }

        /** The next look signs in anew, with password and code. */
        void forgetsTheSession() {
            browser = opened();
        }

        private String get(String address) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60)).build());
        }

        private String form(String page, Map<String, String> fields) throws IOException, InterruptedException {
            Matcher form = FORM.matcher(page);
            check(form.find(), "a form: " + page);
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            URI action = URI.create("https://sign-in.sightline.example/").resolve(form.group(1).replace("&amp;", "&"));
            return send(HttpRequest.newBuilder(action)
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        private String send(HttpRequest request) throws IOException, InterruptedException {
            HttpResponse<String> response = browser.send(request, HttpResponse.BodyHandlers.ofString());
            check(response.statusCode() < 500, request.uri() + " " + response.statusCode());
            return response.body();
        }

        /** The six digits of RFC 6238, of a period that was not used yet. */
        private String code() throws GeneralSecurityException, InterruptedException {
            while (Instant.now().getEpochSecond() / 30 <= lastStep) {
                Thread.sleep(1_000);
            }
            lastStep = Instant.now().getEpochSecond() / 30;
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(lastStep).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, 4).getInt() & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        }
    }
}
