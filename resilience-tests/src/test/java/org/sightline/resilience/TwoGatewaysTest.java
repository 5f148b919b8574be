package org.sightline.resilience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.localstack.process.Child;
import org.sightline.localstack.process.Ports;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;
import org.sightline.localstack.stack.ServiceProcess;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/**
 * With two gateways, a restart of any part but the view's database keeps nobody from reading what the gateway shows; what a
 * part that is away would have to do is done later, or answered with 503 and when to ask again. The same thing sent through
 * both at once is one thing.
 */
@Order(10)
@ExtendWith(Sightline.class)
class TwoGatewaysTest {

    private static final int TIMES = 12;

    private static Child second;
    private static String secondUrl;
    private static Town town;

    @BeforeAll
    static void aSecondGatewayStarts() {
        town = Town.registered("Twogate");
        Layout first = Sightline.stack().layout();
        Map<Part, Integer> ports = new EnumMap<>(first.ports());
        Map<Part, Integer> management = new EnumMap<>(first.managementPorts());
        ports.put(Part.GATEWAY, Ports.free());
        management.put(Part.GATEWAY, Ports.free());
        Layout another = new Layout(first.data(), first.logs(), ports, management, first.durable());
        second = ServiceProcess.start(Part.GATEWAY, another, false, Map.of());
        ServiceProcess.awaitReady(Part.GATEWAY, another, second);
        secondUrl = another.url(Part.GATEWAY);
    }

    @AfterAll
    static void itEnds() {
        second.close();
    }

    @Test
    void whileAGatewayIsRestarted() {
        during(() -> again(Part.GATEWAY));
    }

    @Test
    void whileInventoryIsRestarted() {
        during(() -> again(Part.INVENTORY));
    }

    @Test
    void whileMatchingIsRestarted() {
        during(() -> again(Part.MATCHING));
    }

    @Test
    void whileIngestIsRestarted() {
        during(() -> again(Part.INGEST));
    }

    @Test
    void whileKafkaIsRestarted() {
        during(() -> {
            Sightline.stack().stopStore(Part.KAFKA);
            Sightline.stack().startStoreAgain(Part.KAFKA);
        });
    }

    @Test
    void theSameFileAtOnceThroughBothIsOneImport() {
        String source = Upload.newSource("twice");
        byte[] file = (Upload.HEADER + Upload.line("T-1", "2022-03-01", town.name(), "OFFICE PAPER A4", "", "", "CDBG"))
                .getBytes(StandardCharsets.UTF_8);

        List<Response> answers = throughBoth(gateway -> as(gateway, Person.analyst())
                .contentType("application/octet-stream")
                .body(file)
                .post("/api/imports?filename=twice.csv&source=" + source + "&state=XF&elsewhere=true"));

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 202);
        assertThat(answers)
                .extracting(answer -> Person.parse(answer).path("id").asText())
                .as("all of them are told of the same import")
                .hasSize(TIMES)
                .containsOnly(Person.parse(answers.getFirst()).path("id").asText());
    }

    @Test
    void theSameDeviceAtOnceThroughBothWithOneKeyIsOneDevice() {
        Town here = Town.registered("Onekey");
        Person reporter = here.reporter();
        String key = UUID.randomUUID().toString();
        // A new town and its people reach each gateway by message.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(secondUrl, reporter)
                                .get("/api/agencies/" + here.id() + "/devices")
                                .statusCode()
                        == 200);

        List<Response> answers = throughBoth(gateway -> as(gateway, reporter)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"maker\":\"Hikvision\",\"model\":\"DS-2CD2143G0-I\",\"site\":\"Hall\"}")
                .post("/api/agencies/" + here.id() + "/devices"));

        assertThat(answers)
                .extracting(Response::statusCode)
                .as("done once, told again, or being done")
                .isSubsetOf(200, 201, 409)
                .contains(201);
        assertThat(Person.analyst()
                        .json("/api/agencies/" + here.id() + "/devices")
                        .path("items"))
                .hasSize(1);
    }

    private static RequestSpecification as(String gateway, Person who) {
        return given().baseUri(gateway)
                .urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + who.token().get());
    }

    private static List<Response> throughBoth(Function<String, Response> request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, TIMES)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> request.apply(i % 2 == 0 ? Sightline.gateway() : secondUrl), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static void again(Part service) {
        Sightline.stack().kill(service);
        Sightline.stack().startAgain(service);
    }

    /** People read and write all the time, through whichever gateway answers, as behind a load balancer. */
    private static void during(Runnable restart) {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        List<String> wrong = new ArrayList<>();
        Thread people = Thread.ofPlatform().start(() -> {
            while (!ended.get() || reads.get() < 3) {
                view(wrong);
                relayed(wrong);
                write(wrong);
                reads.incrementAndGet();
            }
        });
        try {
            restart.run();
        } finally {
            ended.set(true);
        }
        try {
            people.join();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        }
        assertThat(new TreeSet<>(wrong)).as("%d rounds", reads.get()).isEmpty();
    }

    /** What the gateway itself shows is always there. */
    private static void view(List<String> wrong) {
        for (String path : List.of(
                "/api/overview", "/api/findings?limit=5", "/api/agencies/" + town.id() + "/compliance", "/api/me")) {
            Response answer = anywhere("GET", path, null);
            if (answer == null || answer.statusCode() != 200) {
                wrong.add("GET " + path + ": " + said(answer));
            }
        }
    }

    /** What a service shows is there, or comes later. */
    private static void relayed(List<String> wrong) {
        for (String path : List.of("/api/imports?limit=1", "/api/rules", "/api/agencies/" + town.id() + "/devices")) {
            laterAtMost("GET", path, null, 200, wrong);
        }
    }

    private static void write(List<String> wrong) {
        String name = "Town of Restart " + Long.toString(System.nanoTime(), 36);
        laterAtMost(
                "POST",
                "/api/agencies",
                "{\"name\":\"" + name
                        + "\",\"kind\":\"town\",\"state\":\"XF\",\"county\":\"Invented\",\"sample\":true}",
                201,
                wrong);
        laterAtMost(
                "POST",
                "/api/check",
                "{\"description\":\"HIKVISION DS-2CD2143G0-I\",\"buyerKind\":\"town\"," + "\"state\":\"XF\"}",
                200,
                wrong);
    }

    private static void laterAtMost(String method, String path, String body, int usual, List<String> wrong) {
        Response answer = anywhere(method, path, body);
        boolean later = answer != null && answer.statusCode() == 503 && answer.header("Retry-After") != null;
        // The first gateway was killed when the service was already at it.
        later |= body != null && answer != null && answer.statusCode() == 409;
        if (!later && (answer == null || answer.statusCode() != usual)) {
            wrong.add(method + " " + path + ": " + said(answer));
        }
    }

    private static String said(Response answer) {
        return answer == null
                ? "no gateway answers"
                : answer.statusCode() + " " + answer.header("Retry-After") + " " + answer.asString();
    }

    /** The answer of the first gateway that can be reached; null where none can. The key makes a second try harmless. */
    private static Response anywhere(String method, String path, String body) {
        String key = UUID.randomUUID().toString();
        for (String gateway : List.of(Sightline.gateway(), secondUrl)) {
            try {
                RequestSpecification request =
                        as(gateway, path.equals("/api/agencies") ? Person.admin() : Person.analyst());
                if (body != null) {
                    request = request.contentType("application/json")
                            .header("Idempotency-Key", key)
                            .body(body);
                }
                Response answer = request.request(method, path);
                if (answer.statusCode() != 503 || gateway.equals(secondUrl)) {
                    return answer;
                }
            } catch (Exception notReached) {
                // RestAssured throws what it does not declare: the connection was refused, or cut in the middle.
                if (!(notReached instanceof java.io.IOException)) {
                    throw notReached;
                }
            }
        }
        return null;
    }
}
