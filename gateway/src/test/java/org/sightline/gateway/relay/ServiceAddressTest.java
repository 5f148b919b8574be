package org.sightline.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.gateway.route.ApiDocument;
import org.sightline.gateway.route.Route;
import org.sightline.gateway.route.Routes;
import org.sightline.kit.problem.Problem;

class ServiceAddressTest {

    private static final URI SERVICE = URI.create("http://127.0.0.1:8082");

    private static String path(String path, String value) {
        Route route = Routes.table().match("GET", path).route();
        ApiDocument.Operation operation = ApiDocument.of("gateway").operation("GET", route.path());
        return ServiceAddress.path(route, operation, List.of(value));
    }

    @Test
    void aNameIsDecodedOnceAndEncodedAgain() {
        assertThat(path("/api/sources/{sourceId}", "city%20orders%3f")).isEqualTo("/sources/city%20orders%3F");
        assertThat(path("/api/sources/{sourceId}", "a+b")).isEqualTo("/sources/a%2Bb");
        assertThat(path("/api/sources/{sourceId}", "%252e%252e")).isEqualTo("/sources/%252e%252e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "%2e%2e", "a%2Fb", "a%5cb", "a%00", "%zz", "%0a"})
    void whatCannotBeANameIsNotFound(String name) {
        assertThatThrownBy(() -> path("/api/sources/{sourceId}", name)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-1-1-1-1",
                "0190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d4",
                "..",
                "%30190f3a2-7b1e-7c3a-9d2e-4f5a6b7c8d44"
            })
    void whatIsNoUuidIsNotFound(String id) {
        assertThatThrownBy(() -> path("/api/lines/{lineId}", id)).isInstanceOf(Problem.class);
    }

    @Test
    void parametersAreEncodedAfresh() {
        MultiMap given = MultiMap.caseInsensitiveMultiMap().add("q", "a&b=c d#é");

        assertThat(ServiceAddress.query(given)).isEqualTo("?q=a%26b%3Dc%20d%23%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@10.0.0.5:8080/latest", ":80/x", ".example.org/", "http://example.org/"})
    void noPathLeadsAwayFromTheService(String path) {
        assertThatThrownBy(() -> ServiceAddress.at(SERVICE, path)).isInstanceOf(IllegalArgumentException.class);
    }
}
