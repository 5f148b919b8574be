package org.sightline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.route.Routes;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.OperationName;
import org.sightline.localstack.people.Tokens;
import org.sightline.testsupport.service.ManyRequests;

/**
 * Every operation of the API asked by every role, in the caller's own agency and in another one: allowed where the table
 * of who may do what says so, and refused everywhere else. A new operation is asked too, because it has a row.
 */
@QuarkusTest
@RealGateway
class AccessMatrixTest {

    @TestHTTPResource("/")
    URI gateway;

    private ManyRequests requests;

    private final UUID own = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Map<UUID, UUID> findings = Map.of(own, UUID.randomUUID(), other, UUID.randomUUID());

    @BeforeEach
    void reach() {
        requests = new ManyRequests(gateway);
    }

    @Test
    void everyRoleMayDoWhatTheTableSaysAndNothingElse() {
        bothAgenciesHaveAFinding();
        List<String> wrong = new ArrayList<>();
        List<Route> routes = Routes.table().rows();
        List<Everybody.Asking> everybody = Everybody.of(own);
        int asked = 0;
        for (Everybody.Asking asking : everybody) {
            for (Route route : routes) {
                for (UUID agency : List.of(own, other)) {
                    boolean about = route.agency() == Route.Agency.PATH
                            || route.agency() == Route.Agency.FINDING
                            || route.agency() == Route.Agency.QUERY;
                    if (about || agency.equals(own)) {
                        asked++;
                        check(asking, route, agency, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(routes.size() * everybody.size());
    }

    private void check(Everybody.Asking asking, Route route, UUID agency, List<String> wrong) {
        int status = send(asking.token(), route, agency);
        boolean allowed = allowed(asking.caller(), route, agency);
        boolean refused = status == 401 || status == 403 || !allowed && status == 404;
        if (allowed == refused) {
            wrong.add(asking.role() + " " + route + (agency.equals(own) ? " in the own agency" : " in another agency")
                    + ": " + status + ", should be " + (allowed ? "allowed" : "refused"));
        }
    }

    private static boolean allowed(Caller caller, Route route, UUID agency) {
        Action action = route.action() == null ? Action.SIGNED_IN : route.action();
        if (!caller.mayUse(OperationName.of(route.method(), route.path().toString()))) {
            return false;
        }
        return switch (route.agency()) {
            case PATH, FINDING, QUERY -> Access.allows(caller, action, agency);
            // A list of what the caller may see is empty for who may see nothing.
            case CALLER -> action == Action.READ || Access.allows(caller, action, null);
            case NONE, SERVICE -> Access.allows(caller, action, null);
        };
    }

    @Test
    void aServiceAccountThatWasMadeForSomethingElseMayDoNothing() {
        String token = Tokens.serviceAccount(own, List.of("GET /nothing"));
        assertThat(Routes.table().rows())
                .allSatisfy(route ->
                        assertThat(send(token, route, own)).as(route.toString()).isIn(403, 404));
    }

    /** The status. */
    private int send(String token, Route route, UUID agency) {
        String path = route.path()
                .toString()
                .replace("{agencyId}", agency.toString())
                .replace("{findingId}", findings.get(agency).toString())
                .replace("{sourceId}", "any")
                .replace("{ruleId}", "any")
                .replace("{makerId}", "any")
                .replace("{dataset}", "sightline")
                .replace("{username}", "any")
                .replace("{role}", "reporter")
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
        String query = route.agency() == Route.Agency.QUERY ? "?agencyId=" + agency : "";
        return requests.send(
                        route.method(),
                        path + query,
                        Map.of("Authorization", "Bearer " + token),
                        route.changes() ? ManyRequests.Content.EMPTY_JSON : null)
                .statusCode();
    }

    private void bothAgenciesHaveAFinding() {
        Say.agencies(
                Say.agency(own, "Town of Ownmatrix (invented)", "town"),
                Say.agency(other, "Town of Othermatrix (invented)", "town"));
        for (UUID agency : List.of(own, other)) {
            ObjectNode finding = Say.purchase(agency, "matrix-maker", "2021-01-01", "FLAGGED")
                    .put("id", findings.get(agency).toString());
            Say.findings(finding);
        }
        Ask office = Ask.as("analyst");
        for (UUID agency : List.of(own, other)) {
            office.until(
                    "/api/agencies/" + agency + "/compliance",
                    json -> json.at("/purchases/count").asInt() == 1);
        }
    }
}
