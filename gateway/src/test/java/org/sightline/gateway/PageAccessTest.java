package org.sightline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.shell.Visitor;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.Requires;
import org.sightline.testsupport.service.ManyRequests;

/**
 * Every page, and every form of the pages, asked by everybody, in their own agency and in another one: open where the table
 * of who may do what says so, and refused everywhere else. A page without a row fails.
 */
@QuarkusTest
@RealGateway
class PageAccessTest {

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    BeanManager beans;

    private ManyRequests requests;

    private final UUID own = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Map<UUID, UUID> findings = Map.of(own, UUID.randomUUID(), other, UUID.randomUUID());
    private final List<Row> rows = rows();

    private record Row(String method, String path, Action action, String agency, String body) {

        boolean isAbout() {
            return agency.equals("path") || agency.equals("finding");
        }

        /** Signing out would end what the other rows need; SignInTest does it. */
        boolean signsOut() {
            return path.equals("/logout");
        }

        String declared() {
            return method + " " + path + " " + action;
        }
    }

    private static List<Row> rows() {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(Path.of("src/test/resources/pages.csv"))) {
            return rows.stream()
                    .map(row -> new Row(
                            row.getField("method"),
                            row.getField("path"),
                            Action.valueOf(row.getField("action")),
                            row.getField("agency"),
                            row.getField("body")))
                    .toList();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @BeforeEach
    void reach() {
        requests = new ManyRequests(gateway);
    }

    @Test
    void everyPageHasARowThatSaysWhatItDeclares() {
        TreeSet<String> declared = new TreeSet<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.getName().startsWith("org.sightline.gateway.")
                        && type.getSimpleName().endsWith("Pages")
                        && type.isAnnotationPresent(jakarta.ws.rs.Path.class))
                .distinct()
                .forEach(type -> Stream.of(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(Requires.class))
                        .forEach(method -> declared.add(verb(method) + " " + path(type, method) + " "
                                + method.getAnnotation(Requires.class).value())));
        assertThat(declared)
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(Row::declared).toList());
    }

    private static String verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(found -> found.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(GET.class.getSimpleName());
    }

    private static String path(AnnotatedElement type, AnnotatedElement method) {
        StringBuilder path = new StringBuilder();
        for (AnnotatedElement part : List.of(type, method)) {
            jakarta.ws.rs.Path declared = part.getAnnotation(jakarta.ws.rs.Path.class);
            Stream.of((declared == null ? "" : declared.value()).split("/"))
                    .filter(segment -> !segment.isEmpty())
                    .forEach(segment -> path.append('/').append(segment));
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    @Test
    void everyRoleSeesThePagesThatTheTableSaysAndNoOthers() {
        bothAgenciesHaveAFinding();
        List<String> wrong = new ArrayList<>();
        for (Everybody.Asking asking : Everybody.of(own)) {
            Map<String, String> who = asking.isPerson()
                    ? Map.of("Cookie", cookies(asking))
                    : Map.of("Authorization", "Bearer " + asking.token());
            for (Row row : rows) {
                for (UUID agency : List.of(own, other)) {
                    if (!row.signsOut() && (row.isAbout() || agency.equals(own))) {
                        HttpResponse<String> answer = send(who, row, agency);
                        // A machine has no session, and its token opens no page.
                        boolean allowed =
                                asking.isPerson() ? allowed(asking.caller(), row, agency) : row.action() == Action.OPEN;
                        check(asking.role(), row, agency, allowed, answer, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoIsNotSignedInSeesWhatIsOpenAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            if (!row.signsOut()) {
                check("anonymous", row, own, row.action() == Action.OPEN, send(Map.of(), row, own), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void check(
            String role, Row row, UUID agency, boolean allowed, HttpResponse<String> answer, List<String> wrong) {
        int status = answer.statusCode();
        String location = answer.headers().firstValue("Location").orElse("");
        boolean toSignIn = location.contains("/realms/");
        // A page about an agency or about nothing in particular is there for whoever may see it.
        boolean missing = status == 404
                && (!allowed
                        || row.method().equals("GET")
                                && !row.path().replace("{agencyId}", "").contains("{"));
        boolean refused = status == 401 || status == 403 || toSignIn || missing;
        boolean told = !allowed && answer.body().contains(other.toString()) && agency.equals(own);
        if (allowed == refused || told) {
            wrong.add(role + " " + row.declared() + (agency.equals(own) ? " in the own agency" : " in another agency")
                    + ": " + status + (toSignIn ? " to sign in" : "") + ", should be "
                    + (allowed ? "allowed" : "refused"));
        }
    }

    private static boolean allowed(Caller caller, Row row, UUID agency) {
        return switch (row.agency()) {
            case "path", "finding" -> Access.allows(caller, row.action(), agency);
            // A list of what the caller may see is empty for who may see nothing.
            case "caller" -> true;
            default -> Access.allows(caller, row.action(), null);
        };
    }

    private String cookies(Everybody.Asking asking) {
        String name = Ask.with(asking.token()).json("/api/me").path("name").asText();
        return Visitor.signedIn(gateway, name).cookies();
    }

    private HttpResponse<String> send(Map<String, String> who, Row row, UUID agency) {
        String path = row.path()
                .replace("{agencyId}", agency.toString())
                .replace("{findingId}", findings.get(agency).toString())
                .replace("{ruleId}", "F889-1")
                .replace("{makerId}", "any")
                .replace("{part}", "gateway")
                .replace("{letterId}", "0")
                .replace("{language}", "en")
                .replace("{kind}", "notice")
                .replace("{username}", "any")
                .replace("{role}", "reporter")
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
        Map<String, String> headers = new HashMap<>(who);
        headers.put("Sec-Fetch-Site", "same-origin");
        return requests.send(row.method(), path, headers, ManyRequests.Content.ofRow(row.body(), "version=1"));
    }

    private void bothAgenciesHaveAFinding() {
        Say.agencies(
                Say.agency(own, "Town of Ownpages (invented)", "town"),
                Say.agency(other, "Town of Otherpages (invented)", "town"));
        Ask office = Ask.as("analyst");
        for (UUID agency : List.of(own, other)) {
            ObjectNode finding = Say.purchase(agency, "matrix-maker", "2021-01-01", "FLAGGED")
                    .put("id", findings.get(agency).toString());
            Say.findings(finding);
            office.until(
                    "/api/agencies/" + agency + "/compliance",
                    json -> json.at("/purchases/count").asInt() == 1);
        }
    }
}
