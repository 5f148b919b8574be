package org.sightline.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sightline.kit.problem.Problem;

/** The table of routes beside the documents of the services. */
class RoutesTest {

    private final Routes routes = Routes.table();
    private final ServiceDocuments services = new ServiceDocuments();

    @Test
    void everyRowLeadsToAnOperationOfItsService() {
        List<Route> leadingNowhere = routes.rows().stream()
                .filter(route -> route.service() != null
                        && services.of(route.service()).operation(route.method(), route.servicePath()) == null)
                .toList();

        assertThat(leadingNowhere)
                .as("rows of routes.csv whose service's openapi.yaml knows no such operation")
                .isEmpty();
    }

    /** What a service offers only to other programs of ours is marked {@code x-internal} in its document. */
    @Test
    void everyOperationOfAServiceHasARow() {
        TreeSet<String> public_ = routes.rows().stream()
                .map(route -> ApiDocument.key(route.method(), route.servicePath()))
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> offered = services.all().stream()
                .flatMap(service -> service.operations().entrySet().stream())
                .filter(operation ->
                        !operation.getValue().description().path("x-internal").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        offered.removeAll(public_);

        assertThat(offered)
                .as("operations of services that have no row in routes.csv and are not marked x-internal")
                .isEmpty();
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        assertThat(routes.rows())
                .extracting(Route::operation)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void aPathWithAnAgencyIsAllowedByThatAgencyAlone() {
        assertThat(routes.rows())
                .filteredOn(route -> route.path().variables().contains("agencyId"))
                .allMatch(route -> route.agency() == Route.Agency.PATH && route.action() != null);
    }

    @Test
    void everyChangeStandsInTheAuditLog() {
        List<String> changingNothing = List.of(
                "screen", "screenBulk", "match", "matchDataset", "reconcile", "simulateRules", "simulateWatchlist");

        assertThat(routes.rows())
                .filteredOn(Route::changes)
                .filteredOn(route -> !changingNothing.contains(route.operation()))
                .noneMatch(route -> route.audit().isEmpty());
    }

    @Test
    void aLiteralSegmentGoesBeforeAVariable() {
        assertThat(routes.match("GET", "/api/findings/counts").route().operation())
                .isEqualTo("findingCounts");
        assertThat(routes.match("GET", "/api/findings/x").route().operation()).isEqualTo("finding");
    }

    @Test
    void whatHasNoRowIsNotFoundAndAnotherMethodIsNotAllowed() {
        assertThatThrownBy(() -> routes.match("GET", "/api/secrets"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        assertThatThrownBy(() -> routes.match("DELETE", "/api/overview"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(405))
                .hasMessageContaining("GET");
    }
}
