package org.sightline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealGateway
class OpenApiTest {

    @Test
    void theCommittedDocumentIsTheOneThatIsServed() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        Path served = Path.of("target/openapi-served.yaml");
        Files.writeString(served, given().get("/api/openapi.yaml").asString());
        Path committed = Path.of("openapi/openapi.yaml");
        if (Boolean.getBoolean("openapi.update")) {
            Files.copy(served, committed, StandardCopyOption.REPLACE_EXISTING);
        }

        boolean same = yaml.readTree(Files.readString(committed)).equals(yaml.readTree(Files.readString(served)));
        assertThat(same)
                .as("The API changed. If that is meant, run this test with -Dopenapi.update=true")
                .isTrue();
    }
}
